#!/usr/bin/env python3
"""Kills the server (SIGKILL) at random moments while units file and offices decide, again and again.

    tests/kill/run.py ZHUNSHENG [--times N] [--seed N] [--serve OPTION]...

After each kill everything that was answered with 2xx must be there as it was answered, what was on its way is there wholly or
not at all, rows that belong together agree, and `zhunsheng audit verify` passes. README.md says what is compared.
"""

import argparse
import collections
import http.client
import json
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/api"))
from run import GIVEN, Client, Failed  # noqa: E402

UNITS = 4
ITEMS = 6
PASSWORD = "kill-and-rise-2026"
ASSIGNMENT_STATE = {"unit_review": "filed", "group_review": "filed", "office_review": "filed", "accepted": "accepted"}


class Server:
    """`zhunsheng serve` over a folder that outlives it."""

    def __init__(self, binary: str, folder: pathlib.Path, more: list[str]):
        self.binary, self.folder, self.more, self.process, self.port = binary, folder, more, None, 0

    def start(self) -> str:
        """The one-time password, the first time."""
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", str(self.folder / "data"), "--listen", "127.0.0.1:0", *self.more],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT)
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)\s*$", first)
        if not found:
            raise Failed(f"the server did not start: {first!r}")
        self.port = int(found[1])
        if not (self.folder / "begun").exists():
            (self.folder / "begun").touch()
            return re.search(r"一次性密码 (\S+?)（", self.process.stdout.readline())[1]
        return ""

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


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
        self.office = self.person(admin, "office", office, "office")
        wanted = {"catalogue_id": catalogue, "jurisdiction_id": district}
        units = ask(admin, "POST", "/api/campaigns/proposal", wanted)["units"]
        wishes = [{"unit_id": unit["unit_id"], "organisation_ids": [one["id"] for one in unit["organisations"]], "create": []}
                  for unit in units]
        made = ask(admin, "POST", "/api/campaigns", {**wanted, "name": "创建", "units": wishes})["campaign"]
        ask(admin, "PATCH", f"/api/campaigns/{made['id']}", {"revision": made["revision"], "state": "running"})

    def body(self, admin: Client, district: int, name: str) -> int:
        return ask(admin, "POST", "/api/organisations", {"jurisdiction_id": district, "name": name})["id"]

    def person(self, admin: Client, name: str, body: int, role: str) -> Client:
        ask(admin, "POST", "/api/memberships", {"user_name": name, "display_name": name, "password": GIVEN,
                                                "organisation_id": body, "role": role})
        return Client(self.server).log_in(name, GIVEN).set_own_password(GIVEN, PASSWORD)


class Worker(threading.Thread):
    """One unit: files, is approved, returned, accepted, undone. It alone touches its submissions, so it knows what must be there."""

    def __init__(self, campaign: Campaign, number: int, known: dict, seed: int):
        super().__init__(daemon=True)
        self.campaign, self.number, self.known = campaign, number, known
        self.random = random.Random(seed)
        self.acknowledged = 0
        self.trouble = None

    def run(self) -> None:
        try:
            while True:
                self.step()
        except (ConnectionError, http.client.HTTPException, TimeoutError, OSError):
            return  # the server is gone
        except Exception as trouble:  # noqa: BLE001 - told by the main thread
            self.trouble = trouble

    def step(self) -> None:
        task = self.random.choice(sorted(self.known))
        now = self.known[task]
        if now is None:
            answer = ask(self.campaign.contacts[self.number], "POST", "/api/submissions", {"assignment_id": task})
        else:
            answer = self.move(now)
        summary = answer["summary"]
        self.known[task] = {key: summary[key] for key in ("id", "revision", "digest", "state", "edition", "returned")}
        self.known[task]["reviews"] = len(answer["reviews"])
        self.acknowledged += 1

    def move(self, now: dict):
        path = f"/api/submissions/{now['id']}"
        contact, leader = self.campaign.contacts[self.number], self.campaign.leaders[self.number]
        office = self.campaign.office
        approval = {"digest": now["digest"], "triage": None, "note": ""}
        if now["state"] == "draft" and (now["revision"] < 2 or self.random.random() < 0.6):
            answer = {"part": "1", "text": f"办结 {self.random.randrange(10**6)} 件，逐件公开。", "cases": [], "addresses": [], "rows": []}
            content = {"not_involved": False, "not_involved_reason": "", "open_to_public": False, "answers": [answer]}
            return ask(contact, "PUT", path, {"revision": now["revision"], "content": content})
        if now["state"] == "draft":
            return ask(contact, "POST", path + "/filing", {"digest": now["digest"]})
        if now["state"] == "unit_review":
            return ask(leader, "POST", path + "/approval", approval)
        if now["state"] == "accepted":
            return ask(office, "POST", path + "/undoing", {"reason": "再看一次"})
        if self.random.random() < 0.3:
            return ask(office, "POST", path + "/return", {"reason": "请补充数据", "parts": ["1"]})
        return ask(office, "POST", path + "/approval", approval)


def check_answers(campaign: Campaign, workers: list[Worker]) -> int:
    """What was acknowledged is there; at most the one request that was on its way is there beside it. How often it was."""
    ahead = 0
    for worker in workers:
        for task, known in worker.known.items():
            answer = ask(campaign.contacts[worker.number], "POST", "/api/submissions", {"assignment_id": task}) \
                if known is None else ask(campaign.contacts[worker.number], "GET", f"/api/submissions/{known['id']}")
            summary = answer["summary"]
            got = {key: summary[key] for key in ("id", "revision", "digest", "state", "edition", "returned")}
            got["reviews"] = len(answer["reviews"])
            if known is not None and got != known:
                if got["revision"] != known["revision"] + 1:
                    raise Failed(f"acknowledged {known}, found {got}")
                ahead += 1
            worker.known[task] = got
    return ahead


def check_rows(folder: pathlib.Path) -> None:
    """Rows of one write are there together or not at all."""
    database = sqlite3.connect(folder / "data/zhunsheng.db")
    try:
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Failed("the database is damaged")
        rows = database.execute(
            "SELECT s.id, s.state, s.returned, s.edition, s.revision,"
            " (SELECT count(*) FROM submission_revisions r WHERE r.submission_id = s.id),"
            " (SELECT count(*) FROM reviews r WHERE r.submission_id = s.id AND r.decision = 'filed'),"
            " (SELECT count(*) FROM audit_log a WHERE a.subject = 'submission/' || s.id),"
            " (SELECT group_concat(DISTINCT a.state) FROM assignments a WHERE a.campaign_id = s.campaign_id"
            "   AND a.item_id = s.item_id AND a.organisation_id = s.organisation_id) FROM submissions s").fetchall()
        for number, state, returned, edition, revision, editions, filed, records, owed in rows:
            wanted = ASSIGNMENT_STATE.get(state, "returned" if returned else "draft")
            if not edition == editions == filed or records != revision or owed != wanted:
                raise Failed(f"half a write: submission {number} in {state}, edition {edition}, kept {editions}, filed {filed}, "
                             f"revision {revision}, records {records}, assignment {owed}")
        counted = dict(database.execute("SELECT state, sum(amount) FROM assignment_counts GROUP BY state HAVING sum(amount) <> 0"))
        real = dict(database.execute("SELECT state, count(*) FROM assignments GROUP BY state"))
        if counted != real:
            raise Failed(f"counts {counted}, rows {real}")
    finally:
        database.close()


def check_audit(binary: str, folder: pathlib.Path) -> None:
    verdict = subprocess.run([binary, "audit", "verify", "--data", str(folder / "data")], capture_output=True, text=True, cwd=ROOT)
    if verdict.returncode != 0:
        raise Failed(f"audit verify: {verdict.stdout}{verdict.stderr}")


def run(binary: str, times: int, seed: int, more: list[str]) -> collections.Counter:
    chance = random.Random(seed)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="zs_kill_") as name:
        folder = pathlib.Path(name)
        server = Server(binary, folder, more)
        given = server.start()
        admin = Client(server).log_in("admin", given).set_own_password(given, PASSWORD)
        campaign = Campaign(server, admin)
        known = [{task["assignment_id"]: None for task in ask(contact, "GET", "/api/my/tasks")["rows"]}
                 for contact in campaign.contacts]
        for _ in range(times):
            workers = [Worker(campaign, n, known[n], chance.randrange(2**32)) for n in range(UNITS)]
            for worker in workers:
                worker.start()
            time.sleep(chance.uniform(0.02, 0.5))
            server.kill()
            for worker in workers:
                worker.join(30)
                if worker.trouble:
                    raise worker.trouble
                counts["acknowledged"] += worker.acknowledged
            check_audit(binary, folder)
            check_rows(folder)
            server.start()
            counts["on their way and whole"] += check_answers(campaign, workers)
            counts["kills"] += 1
        server.kill()
    return counts


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    options.add_argument("--serve", action="append", default=[], help="an option for `zhunsheng serve`")
    given = options.parse_args()
    try:
        counts = run(str(pathlib.Path(given.binary).resolve()), given.times, given.seed, given.serve)
    except Failed as failure:
        print(f"FAILED with --seed {given.seed}: {failure}")
        return 1
    if counts["acknowledged"] < given.times:
        print(f"FAILED: only {counts['acknowledged']} writes were acknowledged: nothing was tried")
        return 1
    print(", ".join(f"{amount} {what}" for what, amount in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
