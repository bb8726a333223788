"""A small campaign on a server that can be killed: four units that upload, link, file, are approved, returned, accepted and undone.
What each was told is kept, so that a test can ask for it again. Used by tests/kill and tests/disk.
"""

import collections
import hashlib
import http.client
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/api"))
from run import GIVEN, Client, Failed  # noqa: E402

UNITS = 4
ITEMS = 4
PIECE = 24 << 10
PASSWORD = "kill-and-rise-2026"


class Server:
    """`zhunsheng serve` over a folder (and a PostgreSQL, where `url` names one) that outlives it."""

    def __init__(self, binary: str, folder: pathlib.Path, url: str = "", more: list[str] = (), env: dict | None = None):
        self.binary, self.folder, self.url, self.process, self.port = binary, folder, url, None, 0
        self.place = ["--data", str(folder / "data"), *(["--database", url] if url else [])]
        self.more, self.env = more, {**os.environ, **(env or {})}

    def start(self) -> str:
        """The one-time password, the first time."""
        log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            [self.binary, "serve", *self.place, "--listen", "127.0.0.1:0", *self.more],
            stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT, env=self.env)
        log.close()
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)\s*$", first)
        if not found:
            raise Failed(f"the server did not start: {first!r}")
        self.port = int(found[1])
        if not (self.folder / "begun").exists():
            (self.folder / "begun").touch()
            return re.search(r"一次性密码 (\S+?)（", self.process.stdout.readline())[1]
        return ""

    def last_errors(self) -> str:
        """What the server says in its log of the last requests that failed."""
        lines = (self.folder / "log").read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if '"level":"error"' in line][-5:])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def query(self, sql: str) -> list[list[str]]:
        """Rows as texts, past the server."""
        if self.url:
            said = subprocess.run(["psql", "-qXAt", "-F", "|", "-c", sql, self.url], capture_output=True, text=True, check=True)
            return [line.split("|") for line in said.stdout.splitlines()]
        database = sqlite3.connect(self.folder / "data/zhunsheng.db")
        try:
            return [[str(value) for value in row] for row in database.execute(sql)]
        finally:
            database.close()


def ask(client: Client, method: str, path: str, body=None, expect: tuple = (200, 201, 202, 204)):
    status, _, content = client.ask(method, path, None if body is None else json.dumps(body).encode())
    if status not in expect:
        raise Failed(f"{method} {path}: {status} {content[:300].decode(errors='replace')}")
    return json.loads(content) if content else None


def catalogue_page() -> bytes:
    units = "、".join(f"区第{n}局" for n in range(UNITS))
    rows = "".join(f"<tr><td>{n}</td><td>一、执行</td><td>第 {n} 类办件按时办结并逐件公开结果。</td><td>{units}</td><td>2026年12月底前</td></tr>"
                   for n in range(1, ITEMS + 1))
    head = "<tr><th>序号</th><th>一级指标</th><th>指标内容</th><th>责任单位</th><th>完成时限</th></tr>"
    return f"<!doctype html><meta charset='utf-8'><h1>示例区任务分解表</h1><table border='1'>{head}{rows}</table>".encode()


def published_catalogue(admin: Client) -> int:
    status, _, content = admin.ask("POST", "/api/imports?file_name=任务表.html", catalogue_page(),
                                   {"Content-Type": "application/octet-stream"})
    made = json.loads(content)["id"]
    for _ in range(600):
        done = ask(admin, "GET", f"/api/imports/{made}")
        if done["state"] == "ready":
            break
        time.sleep(0.05)
    catalogue = done["catalogue_id"]
    revision = ask(admin, "GET", f"/api/catalogues/{catalogue}")["revision"]
    ask(admin, "POST", f"/api/catalogues/{catalogue}/publish", {"revision": revision})
    return catalogue


class Campaign:
    """A running campaign: for each unit a contact and a leader, and one office."""

    def __init__(self, server: Server, admin: Client):
        self.server = server
        district = ask(admin, "POST", "/api/jurisdictions", {"level": "district", "name": "示例区"})["id"]
        catalogue = published_catalogue(admin)
        bodies = [self.body(admin, district, f"区第{n}局") for n in range(UNITS)]
        office = self.body(admin, district, "区创建办")
        self.contacts = [self.person(admin, f"contact{n}", body, "contact") for n, body in enumerate(bodies)]
        self.leaders = [self.person(admin, f"leader{n}", body, "leader") for n, body in enumerate(bodies)]
        self.bodies, self.district, self.catalogue = bodies, district, catalogue
        self.office = self.person(admin, "office", office, "office")
        wanted = {"catalogue_id": catalogue, "jurisdiction_id": district}
        units = ask(admin, "POST", "/api/campaigns/proposal", wanted)["units"]
        wishes = [{"unit_id": unit["unit_id"], "organisation_ids": [one["id"] for one in unit["organisations"]], "create": []}
                  for unit in units]
        made = ask(admin, "POST", "/api/campaigns", {**wanted, "name": "创建", "units": wishes})["campaign"]
        self.id = made["id"]
        ask(admin, "PATCH", f"/api/campaigns/{made['id']}", {"revision": made["revision"], "state": "running"})

    def body(self, admin: Client, district: int, name: str) -> int:
        return ask(admin, "POST", "/api/organisations", {"jurisdiction_id": district, "name": name})["id"]

    def person(self, admin: Client, name: str, body: int, role: str) -> Client:
        ask(admin, "POST", "/api/memberships", {"user_name": name, "display_name": name, "password": GIVEN,
                                                "organisation_id": body, "role": role})
        return Client(self.server).log_in(name, GIVEN).set_own_password(GIVEN, PASSWORD)


class File:
    """A file that a unit uploads: what of it was acknowledged."""

    def __init__(self, chance: random.Random, number: int):
        words = "".join(chance.choice("执法检查案卷评查公示记录整改台账培训普法调解复议") for _ in range(200))
        self.content = (f"第{number}份。" + words * chance.randint(1, 60)).encode()
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        self.sm3 = "sm3:" + hashlib.new("sm3", self.content).hexdigest()
        self.name = f"材料{number}.txt"
        self.upload, self.received, self.evidence = None, 0, None


class Known:
    """What a unit was told: its submissions by assignment, its files."""

    def __init__(self, tasks: list[int]):
        self.submissions = {task: None for task in tasks}
        self.files: list[File] = []


def facts_of(answer: dict) -> dict:
    summary = answer["summary"]
    return {**{key: summary[key] for key in ("id", "revision", "digest", "state", "edition", "returned")},
            "reviews": len(answer["reviews"]), "is_worded": bool(answer["content"]["answers"]),
            "links": sorted((one["part"], one["evidence_id"]) for one in answer["evidence"])}


class Worker(threading.Thread):
    """One unit: uploads, links, files, is approved, returned, accepted, undone. It alone touches its submissions and files, so it
    knows what must be there."""

    def __init__(self, campaign: Campaign, number: int, known: Known, seed: int):
        super().__init__(daemon=True)
        self.campaign, self.number, self.known = campaign, number, known
        self.contact = campaign.contacts[number]
        self.random = random.Random(seed)
        self.acknowledged = collections.Counter()
        self.trouble = None

    def run(self) -> None:
        try:
            while True:
                self.upload() if self.random.random() < 0.4 else self.step()
        except (ConnectionError, http.client.HTTPException, TimeoutError, OSError):
            return  # the server is gone
        except Exception as trouble:  # noqa: BLE001 - told by the main thread
            self.trouble = trouble

    def upload(self) -> None:
        files = self.known.files
        if not files or files[-1].evidence:
            files.append(File(self.random, len(files) + 1000 * self.number))
        file = files[-1]
        if file.upload is None:
            wanted = {"organisation_id": self.campaign.bodies[self.number], "file_name": file.name, "size_bytes": len(file.content)}
            file.upload = ask(self.contact, "POST", "/api/uploads", wanted)["id"]
        elif file.received < len(file.content):
            piece = file.content[file.received:file.received + PIECE]
            path = f"/api/uploads/{file.upload}/content?offset={file.received}&sha256={hashlib.sha256(piece).hexdigest()}"
            status, _, content = self.contact.ask("PUT", path, piece, {"Content-Type": "application/octet-stream"})
            if status != 200:
                raise Failed(f"a piece: {status} {content[:300].decode(errors='replace')}")
            file.received = json.loads(content)["received_bytes"]
            self.acknowledged["pieces"] += 1
        else:
            wanted = {"sha256": file.sha256, "title": file.name, "mark": "open"}
            file.evidence = ask(self.contact, "POST", f"/api/uploads/{file.upload}/evidence", wanted)["id"]
            self.acknowledged["files"] += 1

    def step(self) -> None:
        submissions = self.known.submissions
        task = self.random.choice(sorted(submissions))
        now = submissions[task]
        if now is None:
            kind, answer = "edits", ask(self.contact, "POST", "/api/submissions", {"assignment_id": task})
        else:
            kind, answer = self.move(now)
        submissions[task] = facts_of(answer)
        self.acknowledged[kind] += 1

    def move(self, now: dict):
        path = f"/api/submissions/{now['id']}"
        leader, office = self.campaign.leaders[self.number], self.campaign.office
        approval = {"digest": now["digest"], "triage": None, "note": ""}
        if now["state"] == "draft":
            return self.draft(now, path)
        if now["state"] == "unit_review":
            return "approvals", ask(leader, "POST", path + "/approval", approval)
        if now["state"] == "accepted":
            return "returns", ask(office, "POST", path + "/undoing", {"reason": "再看一次"})
        if self.random.random() < 0.3:
            return "returns", ask(office, "POST", path + "/return", {"reason": "请补充数据", "parts": ["1"]})
        return "approvals", ask(office, "POST", path + "/approval", approval)

    def draft(self, now: dict, path: str):
        chance = self.random.random()
        stored = [file.evidence for file in self.known.files if file.evidence]
        if now["links"] and chance < 0.1:
            part, evidence = self.random.choice(now["links"])
            return "links", ask(self.contact, "POST", path + "/evidence_removals", {"evidence_id": evidence, "part": part})
        if stored and chance < 0.3:
            return "links", ask(self.contact, "POST", path + "/evidence", {"evidence_id": self.random.choice(stored), "part": "1"})
        if now["is_worded"] and chance < 0.6:
            return "filings", ask(self.contact, "POST", path + "/filing", {"digest": now["digest"]})
        answer = {"part": "1", "text": f"办结 {self.random.randrange(10**6)} 件，逐件公开。", "cases": [], "addresses": [], "rows": []}
        content = {"not_involved": False, "not_involved_reason": "", "open_to_public": False, "answers": [answer]}
        return "edits", ask(self.contact, "PUT", path, {"revision": now["revision"], "content": content})
