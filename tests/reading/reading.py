"""`zhunsheng read` as it is used: one file is read by the confined process itself, several by confined children of
it, and nobody can tell the difference.

Usage: reading.py BINARY
"""

import array
import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import termios
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = sys.argv[1] if len(sys.argv) > 1 else ""
FORMATS = ROOT / "tests/formats"
DEMO = sorted((ROOT / "demo").glob("*.docx")) + sorted((ROOT / "demo").glob("*.xlsx"))
FAILURES = []


def expect(holds: bool, what: str) -> None:
    if not holds:
        FAILURES.append(what)
        print(f"FAILED: {what}")


def read(*files, form="json", stdin=None):
    done = subprocess.run([BINARY, "read", *map(str, files), "--format", form], input=stdin, capture_output=True,
                          timeout=120)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def check_the_two_ways_agree() -> None:
    """Twice the same file: children read, and what was written stands there twice."""
    files = [*DEMO, *sorted((FORMATS / "docx/ok").glob("*.docx"))[:4], *sorted((FORMATS / "text/ok").glob("*.txt")),
             *sorted((FORMATS / "html/ok").glob("*.html"))[:4], *sorted((FORMATS / "xlsx/ok").glob("*.xlsx"))[:4]]
    for file in files:
        for form in ("json", "table", "csv") if file in DEMO else ("json",):
            alone, both = read(file, form=form), read(file, file, form=form)
            expect(alone[0] in (0, 3) and alone[0] == both[0], f"{file.name}: {alone[0]} and {both[0]}")
            expect(alone[1] * 2 == both[1], f"{file.name} as {form}: what is printed differs")
            expect(alone[2] * 2 == both[2], f"{file.name}: what is said differs: {alone[2]}")
    expect(read("-", stdin=DEMO[0].read_bytes())[:2] == read(DEMO[0])[:2], "standard input is read")


def check_statuses() -> None:
    expect(read()[0] == 64, "no file is a wrong usage")
    status, out, said = read("there is no such file")
    expect((status, out) == (2, b"") and "打不开文件" in said, f"no such file: {status} {said}")
    for broken in sorted(FORMATS.glob("*/broken/*")):
        if broken.suffix in (".json", ".doc", ".xls"):  # other programs read those
            continue
        status, out, said = read(broken)
        both = read(broken, broken)
        expect(status == both[0] and said * 2 == both[2], f"{broken.name}: {status} {said} against {both[0]} {both[2]}")
        expect(status in (0, 2, 3) and (status == 0 or (out == b"" and broken.name in said)), f"{broken.name}: {said}")


def waiting_reader() -> subprocess.Popen:
    """Reads all it needs, and then finds nobody who takes what it prints: a pipe holds 64 KiB."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "long.docx"
        write_long_document(document)
        process = subprocess.Popen([BINARY, "read", str(document)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until(lambda: waiting_bytes(process.stdout) > 0, "it prints")
    return process


def waiting_bytes(pipe) -> int:
    count = array.array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, count)
    return count[0]


def until(holds, what: str) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit(f"waited in vain: {what}")
        time.sleep(0.02)


def status_of(process: int, name: str) -> str:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((line for line in lines if line.startswith(f"{name}:")), "")


def write_long_document(path: Path) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in cells) + "</w:tr>"

    rows = row("序号", "指标任务", "责任单位")
    rows += "".join(row(str(n), f"办理第{n}类事项的时限压缩并公开结果。", "区司法局") for n in range(1, 1000))
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         f'<Relationship Id="1" Type="{relation}" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml",
                         f'<w:document xmlns:w="{word}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>')


def check_it_is_confined() -> None:
    process = waiting_reader()
    try:
        expect(status_of(process.pid, "Seccomp").endswith("2"), "its calls are filtered")
        expect(status_of(process.pid, "NoNewPrivs").endswith("1"), "it gains no privileges")
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        expect("Max open files            0 " in limits, "it opens no files")
        space = next(line for line in limits.splitlines() if line.startswith("Max address space"))
        expect("unlimited" not in space, "memory is bounded")
    finally:
        process.kill()
        process.communicate()


def check_last_words() -> None:
    """A reader that dies tells so in words, with the status of a file that cannot be read."""
    for sent, said in ((signal.SIGSEGV, "意外中止"), (signal.SIGXCPU, "用时过长")):
        process = waiting_reader()
        os.kill(process.pid, sent)
        _, errors = process.communicate(timeout=30)
        expect(process.returncode == 2, f"{sent.name}: {process.returncode}")
        expect(said in errors.decode() and "long.docx" in errors.decode(), f"{sent.name}: {errors.decode()}")


def main() -> int:
    check_the_two_ways_agree()
    check_statuses()
    check_it_is_confined()
    check_last_words()
    print("failed" if FAILURES else "passed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
