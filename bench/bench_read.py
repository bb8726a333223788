"""script/bench read: documents of 234 items to finished JSON, against programs that do less with them."""

import json
import os
import re
import subprocess
from pathlib import Path

from measure import CACHE, DATA, PYTHON, ROOT, helper, in_turns, requirement, save, say, table, verdicts, zhunsheng

KINDS = ("program", "edited", "bare")
RUNS = {"zhunsheng": 15, "python-docx": 9, "pandoc": 5, "libreoffice": 3}


def commands(document: Path) -> dict[str, list[str]]:
    office = ["soffice", f"-env:UserInstallation=file://{CACHE}/libreoffice", "--headless", "--convert-to",
              "txt:Text (encoded):UTF8", "--outdir", str(DATA), str(document)]
    return {"zhunsheng": [zhunsheng(), "read", str(document), "--format", "json"],
            "python-docx": [PYTHON, str(ROOT / "bench/peers/python_docx_cells.py"), str(document)],
            "pandoc": ["pandoc", "--from", "docx", "--to", "json", str(document)], "libreoffice": office}


def items_read(document: Path) -> int:
    done = subprocess.run([zhunsheng(), "read", str(document), "--format", "json"], capture_output=True, timeout=60)
    if done.returncode != 0:
        raise SystemExit(f"bench: zhunsheng read failed: {done.stderr.decode()[:400]}")
    return sum(len(each["items"]) for each in json.loads(done.stdout)["lists"])


def seed_files() -> list[Path]:
    folder = Path(os.environ.get("ZHUNSHENG_SEEDS", ROOT.parent / "shared" / "seeds"))
    return sorted(path for path in folder.glob("*.txt") if re.match(r"\d", path.name))


def seeds() -> dict | None:
    files = seed_files()
    if len(files) != 5:
        say("the five seeds are not here: skipped")
        return None
    command = [zhunsheng(), "read", *map(str, files), "--format", "json"]
    return in_turns({"seeds": command}, {"seeds": 9})["seeds"]


def in_process(document: Path) -> dict:
    done = subprocess.run([helper("bench_formats"), str(document), "41"], capture_output=True, text=True, timeout=120,
                          check=True)
    return json.loads(done.stdout)


def measure(kind: str) -> dict:
    document = DATA / f"items234_{kind}.docx"
    subprocess.run([PYTHON, str(ROOT / "bench/make_docx.py"), kind, str(document)], check=True)
    found = items_read(document)
    say(f"{document.name}: {found} of 234 items found; whole processes in turns")
    whole = in_turns(commands(document), RUNS)
    say(f"{document.name}: in-process against a bare inflate and SAX pass")
    return {"items": found, "whole_process": whole, "in_process": in_process(document)}


def show(kind: str, got: dict) -> None:
    ours, inside = got["whole_process"]["zhunsheng"], got["in_process"]
    table(f"A .docx of 234 items, {kind}: {inside['file_bytes']} bytes, {inside['xml_bytes']} of XML; whole process (median)",
          ["program", "wall ms", "cpu ms", "MiB", "× wall", "× cpu", "runs"],
          [[name, f"{m['wall_ms']:.1f}", f"{m['cpu_ms']:.1f}", f"{m['rss_mib']:.0f}", f"{m['wall_ms'] / ours['wall_ms']:.1f}",
            f"{m['cpu_ms'] / ours['cpu_ms']:.1f}", m["runs"]] for name, m in got["whole_process"].items()])
    table(f"The same in-process, {kind} (median, processor time)", ["step", "ms", "× bare"],
          [[name, f"{inside[key]:.2f}", f"{inside[key] / inside['bare_ms']:.2f}"] for name, key in
           [("bare inflate + SAX, text kept", "bare_ms"), ("read_document", "read_document_ms"), ("… recognised", "recognise_ms"),
            ("… with limits and plan", "complete_ms"), ("… with the findings of reading", "told_ms"),
            ("… written as JSON", "finished_ms")]])


def requirements(kind: str, got: dict) -> list[dict]:
    whole, inside = got["whole_process"], got["in_process"]

    def times(other: str, clock: str) -> float:
        return whole[other][clock] / whole["zhunsheng"][clock]

    return [requirement(f"{kind}: items found", got["items"], ">=", 234),
            requirement(f"{kind}: python-docx merely extracting cells, cpu", times("python-docx", "cpu_ms"), ">=", 10),
            requirement(f"{kind}: python-docx merely extracting cells, wall", times("python-docx", "wall_ms"), ">=", 10),
            requirement(f"{kind}: pandoc, cpu", times("pandoc", "cpu_ms"), ">=", 40),
            requirement(f"{kind}: pandoc, wall", times("pandoc", "wall_ms"), ">=", 40),
            requirement(f"{kind}: finished JSON of the bare pass", inside["finished_ms"] / inside["bare_ms"], "<=", 3)]


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    documents = {kind: measure(kind) for kind in KINDS}
    together = seeds()
    checks = []
    for kind, got in documents.items():
        show(kind, got)
        checks += requirements(kind, got)
    if together:
        checks.append(requirement("five seeds in one process, wall ms", together["wall_ms"], "<=", 150))
        checks.append(requirement("five seeds in one process, cpu ms", together["cpu_ms"], "<=", 150))
    verdicts(checks)
    save("read", {"documents": documents, "seeds": together, "requirements": checks})


if __name__ == "__main__":
    main()
