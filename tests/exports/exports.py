#!/usr/bin/env python3
"""Reports, sheets and the pack of a campaign, made by a whole server and opened. README.md says what is looked at.

    tests/exports/exports.py ZHUNSHENG [keep FOLDER]
"""

import hashlib
import io
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "api"))
import run as api  # noqa: E402

PIECE = 4 << 20
PHONE, IDENTITY, MAILBOX = "13912345678", "11010519491231002X", "zhang.san@qq.com"
NOTICE = "关于公开清单的通知。".encode()


class Failed(Exception):
    pass


def check(condition, what):
    if not condition:
        raise Failed(what)


class Server(api.Server):
    """One that can be killed and started again on the same data."""

    def __init__(self, binary):
        super().__init__(binary)
        self.command = self.process.args
        self.environment = pathlib.Path(f"/proc/{self.process.pid}/environ").read_bytes()

    def kill_and_start(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        env = dict(pair.split("=", 1) for pair in self.environment.decode().split("\0") if "=" in pair)
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=self.log, text=True, cwd=api.ROOT, env=env)
        self.port = int(re.search(r":(\d+)\s*$", self.process.stdout.readline())[1])


class World:
    def __init__(self, server):
        self.server, self.runner = server, api.Runner(server)
        for case in api.cases_of(HERE.parent / "api/filing.setup"):
            self.runner.run(case)

    def __getattr__(self, name):
        return self.runner.saved[name]

    def ask(self, who, method, path, body=None):
        status, _, content = self.runner.people[who].ask(method, path, None if body is None else json.dumps(body).encode())
        check(status < 300, f"{method} {path} as {who}: {status} {content.decode()[:400]}")
        return json.loads(content) if content else None

    def upload(self, title, content, mark, file_name):
        wanted = {"organisation_id": self.justice, "file_name": file_name, "size_bytes": len(content)}
        upload = self.ask("contact", "POST", "/api/uploads", wanted)["id"]
        for offset in range(0, len(content), PIECE):
            piece = content[offset:offset + PIECE]
            status, _, answer = self.runner.people["contact"].ask(
                "PUT", f"/api/uploads/{upload}/content?offset={offset}&sha256={hashlib.sha256(piece).hexdigest()}", piece,
                {"Content-Type": "application/octet-stream"})
            check(status == 200, f"piece at {offset}: {status} {answer.decode()}")
        made = {"sha256": hashlib.sha256(content).hexdigest(), "title": title, "since": None, "until": None, "mark": mark,
                "replaces": None}
        evidence = self.ask("contact", "POST", f"/api/uploads/{upload}/evidence", made)["id"]
        self.ask("contact", "POST", f"/api/submissions/{self.submission}/evidence", {"evidence_id": evidence, "part": "1"})
        while self.ask("contact", "GET", f"/api/evidence/{evidence}")["evidence"]["reading"] in ("queued", "reading"):
            time.sleep(0.05)

    def file_and_accept(self, big):
        text = f"2025年制定文件12件。联系人电话{PHONE}，身份证{IDENTITY}，邮箱{MAILBOX}。"
        answers = [{"part": "1", "text": text, "cases": [], "addresses": [], "rows": []},
                   {"part": "2", "text": "", "addresses": [], "rows": [],
                    "cases": [{"title": "=清理旧文件", "text": "清理30件。", "contact": "王科员", "phone": "0531-81234567"}]}]
        content = {"not_involved": False, "not_involved_reason": "", "open_to_public": False, "answers": answers}
        self.ask("contact", "PUT", f"/api/submissions/{self.submission}", {"revision": 2, "content": content})
        self.upload("公开的文件", NOTICE, "open", "公开.txt")
        self.upload("同一份通知", NOTICE, "open", "又一份.txt")
        self.upload("有电话的名单", f"张三 {PHONE}".encode(), "open", "名单.txt")
        self.upload("内部的会议记录", "会议记录。".encode(), "internal", "记录.txt")
        self.upload("工作秘密", "不外传。".encode(), "work_secret", "秘密.txt")
        self.upload("长的记录", big, "internal", "长记录.txt")
        digest = self.ask("contact", "GET", f"/api/submissions/{self.submission}")["summary"]["digest"]
        self.ask("contact", "POST", f"/api/submissions/{self.submission}/filing", {"digest": digest})
        for who in ("leader", "reviewer", "office"):
            self.ask(who, "POST", f"/api/submissions/{self.submission}/approval", {"digest": digest, "triage": None, "note": ""})

    def begin(self, kind, audience, who="office", **more):
        wish = {"kind": kind, "audience": audience, "organisation_id": None, "since": None, "until": None, "issue": None,
                "all_filed": None, **more}
        return self.ask(who, "POST", f"/api/campaigns/{self.campaign}/exports", wish)["id"]

    def finished(self, export, who="office"):
        while (now := self.ask(who, "GET", f"/api/exports/{export}"))["state"] in ("queued", "running"):
            time.sleep(0.02)
        return now

    def made(self, kind, audience, who="office", **more):
        """The record and the file, fetched in two parts."""
        record = self.finished(self.begin(kind, audience, who, **more), who)
        check(record["state"] == "ready", f"{kind} for {audience}: {record}")
        client, path, half = self.runner.people[who], f"/api/exports/{record['id']}/content", record["size_bytes"] // 2
        _, fields, first = client.ask("GET", path, None, {"Range": f"bytes=0-{half - 1}"})
        status, _, rest = client.ask("GET", path, None, {"Range": f"bytes={half}-", "If-Range": fields["ETag"]})
        check(status == 206, f"the second half of {kind}: {status}")
        content = first + rest
        check(hashlib.sha256(content).hexdigest() == record["sha256"], f"{kind}: not the file its record tells of")
        if KEEP:
            (KEEP / f"{audience}-{who}-{record['file_name']}").write_bytes(content)
        return record, content


def words_of(content, part="word/document.xml"):
    """The text of a .docx or of all sheets of an .xlsx."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = [part] if part in archive.namelist() else [n for n in archive.namelist() if n.endswith("sharedStrings.xml") or
                                                       n.startswith("xl/worksheets/")]
    return "\n".join(re.sub(r"<[^>]+>", "\n", archive.read(name).decode()) for name in parts)


def check_reports(world):
    for kind in ("brief", "notice", "monthly", "problem_ledger", "self_report", "highlights"):
        record, content = world.made(kind, "internal")
        header = words_of(content, "word/header_mark.xml")
        check("内部资料 区创建办（office）2026-03-02 16:00" in header, f"{kind}: no watermark: {header}")
        check("{{" not in words_of(content), f"{kind}: a placeholder is left")
    record, content = world.made("brief", "outside")
    check("word/header_mark.xml" not in zipfile.ZipFile(io.BytesIO(content)).namelist(), "a watermark on what goes outside")
    check({"name": "本期验收", "amount": 2} in record["counts"], f"accepted in the period: {record['counts']}")
    check("0531-81234567" not in words_of(world.made("highlights", "outside")[1]), "a telephone in what goes outside")
    record, content = world.made("task_sheet", "internal", organisation_id=world.justice)
    check(record["row_count"] == 4 and "区司法局任务单" in words_of(content), f"task sheet: {record}")


def check_sheets(world):
    problem = {"submission_id": world.submission, "assignment_id": None, "source": "inspector", "title": "=1+1",
               "detail": f"找王科员 {PHONE}", "due_on": "2026-05-31"}
    world.ask("inspector", "POST", "/api/problems", problem)
    record, content = world.made("problem_rows", "internal")
    text = words_of(content)
    check(record["row_count"] == 1 and "共 1 行" in text and "以上共 1 行" in text and "sm3:" in text, f"rows told: {text[:300]}")
    check("<f>" not in str(zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")), "a cell became a formula")
    check(PHONE in text, "who manages there sees a telephone")
    for who, audience in (("reviewer", "internal"), ("office", "outside")):
        text = words_of(world.made("problem_rows", audience, who)[1])
        check(PHONE not in text and "139****5678" in text, f"the telephone for {who}, {audience}: {text[:500]}")
    status, _, sheet = world.runner.people["reviewer"].ask("GET", "/api/problems/ledger")
    check(status == 200 and PHONE not in words_of(sheet) and "以上共 1 行" in words_of(sheet), "the ledger of the list")
    record, content = world.made("task_rows", "internal")
    check(f"以上共 {record['row_count']} 行" in words_of(content) and record["row_count"] > 4, f"tasks: {record}")


def check_pack(world, audience, big):
    record, content = world.made("pack", audience)
    pack = zipfile.ZipFile(io.BytesIO(content))
    check(pack.testzip() is None, "a damaged pack")
    names = pack.namelist()
    folder = next(name for name in names if name.endswith("情况说明.docx")).rsplit("/", 1)[0]
    check(re.fullmatch(r"1-1 区司法局", folder.rsplit("/", 1)[-1]) is not None, f"the folder is {folder}")
    sums = dict(reversed(line.split("  ", 1)) for line in pack.read("校验-SHA256.txt").decode().splitlines())
    check(set(sums) == set(names) - {"校验-SHA256.txt"}, f"digests of {sums.keys()} in a pack of {names}")
    for name, digest in sums.items():
        check(hashlib.sha256(pack.read(name)).hexdigest() == digest, f"the digest of {name}")
    statement = words_of(pack.read(f"{folder}/1-1 情况说明.docx"))
    report, catalogue = words_of(pack.read("完整性报告.docx")), words_of(pack.read("目录.xlsx"))
    files = sorted(name.rsplit("/", 1)[-1] for name in names if "佐证" not in name and re.search(r"1-1-\d\d ", name))
    check("工作秘密" in report, "what is left out is named")
    check("指标：1、2" in statement or "指标：2、1" in statement, f"the items that it answers: {statement[:200]}")
    check(re.search("指标内容（1）：.+指标内容（2）：", statement, re.S), f"the text of each item: {statement[:400]}")
    if audience == "internal":
        check(PHONE in statement and len(files) == 4, f"internal: {files}")
        check(big in [pack.read(name) for name in names], "the big file is in it, byte by byte")
        check("区创建办" in words_of(pack.read(f"{folder}/1-1 情况说明.docx"), "word/header_mark.xml"), "no watermark")
    else:
        check(files == ["1-1-01 公开的文件.txt"], f"outside: {files}")
        for secret in (PHONE, IDENTITY, MAILBOX, "0531-81234567", "王科员"):
            check(secret not in statement + report + catalogue, f"{secret} goes outside")
        for reason in ("原件不能遮盖", "标为内部"):
            check(reason in report and reason in catalogue, f"{reason} is not told")
    check(f"共 {record['row_count']} 行" in catalogue, "the rows of the catalogue are told")
    check("尚未验收" in report and any(count["name"] == "没有收录" for count in record["counts"]), "completeness")


def check_evidence(world):
    """What was filed is downloaded in parts too, and stays as it was filed."""
    row = world.ask("office", "GET", "/api/evidence?q=公开的文件")["rows"][0]["evidence"]
    client, path = world.runner.people["office"], f"/api/evidence/{row['id']}/content"
    status, fields, part = client.ask("GET", path, None, {"Range": "bytes=3-"})
    check(status == 206 and fields["ETag"] == f'"{row["sha256"]}"' and len(part) == row["size_bytes"] - 3, f"evidence: {status}")


def check_kill(world):
    """A pack that was cut short says so, and can be begun again."""
    for _ in range(5):
        export = world.begin("pack", "internal")
        while world.ask("office", "GET", f"/api/exports/{export}")["state"] == "queued":
            time.sleep(0.005)
        waiting = world.begin("task_rows", "internal")
        world.server.kill_and_start()
        now = world.finished(export)  # what was left is sorted out after the server has begun to answer
        check(world.finished(waiting)["state"] == "ready", "what was queued is taken up")
        if now["state"] == "interrupted":
            break
    check(now["state"] == "interrupted" and "重新生成" in now["problem"], f"after kill -9: {now}")
    status, _, _ = world.runner.people["office"].ask("GET", f"/api/exports/{export}/content")
    check(status == 409, f"the content of what was cut short: {status}")
    world.ask("office", "POST", f"/api/exports/{export}/restart")
    check(world.finished(export)["state"] == "ready", "begun again")


def check_missing_file(world):
    """A file that is gone from the store is told of wherever it was filed, and no digest names what is not there."""
    [stored] = pathlib.Path(world.server.folder.name).rglob(hashlib.sha256(NOTICE).hexdigest())
    stored.unlink()
    _, content = world.made("pack", "internal")
    pack = zipfile.ZipFile(io.BytesIO(content))
    sums = [line.split("  ", 1)[1] for line in pack.read("校验-SHA256.txt").decode().splitlines()]
    check(set(sums) == set(pack.namelist()) - {"校验-SHA256.txt"}, f"digests of {sums} in a pack of {pack.namelist()}")
    told = words_of(pack.read("完整性报告.docx")).count("存储里找不到这个文件")
    check(told == 2, f"a file filed under two titles is missed {told} times")


def main():
    server = Server(sys.argv[1])
    try:
        world = World(server)
        big = b"\n".join(os.urandom(500).hex().encode() for _ in range(24_000))
        world.file_and_accept(big)
        check_reports(world)
        check_sheets(world)
        for audience in ("internal", "outside"):
            check_pack(world, audience, big)
        check_evidence(world)
        check_kill(world)
        check_missing_file(world)
    except (Failed, api.Failed) as failure:
        print(f"exports: {failure}\n{server.logged()[-600:]}")
        return 1
    finally:
        server.stop()
    print("exports: reports, sheets, packs and a killed server passed")
    return 0


KEEP = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[2] == "keep" else None
if __name__ == "__main__":
    sys.exit(main())
