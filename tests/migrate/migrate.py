#!/usr/bin/env python3
"""A live installation moves from SQLite to PostgreSQL: people, submissions, links, reviews, uploads half done, evidence, exports.

    tests/migrate/migrate.py ZHUNSHENG

Everything that was acknowledged before is there afterwards, the audit chain ends in the same digest, work goes on, and the old
database takes no more changes. Files stay in the data folder, which both use.
"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "kill"), str(HERE.parent / "postgres")]
import checks  # noqa: E402
import server as postgres  # noqa: E402
from filing import PASSWORD, UNITS, Campaign, Client, Failed, Known, Server, Worker, ask  # noqa: E402

WORK_S = 3


def said(*command) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{command[1]}: {done.stdout}{done.stderr}")
    return done.stdout


def work(campaign: Campaign, known: list[Known], server: Server) -> list[Worker]:
    """Until the server is killed under them."""
    workers = [Worker(campaign, n, known[n], random.randrange(2**32)) for n in range(UNITS)]
    for worker in workers:
        worker.start()
    time.sleep(WORK_S)
    server.kill()
    for worker in workers:
        worker.join(30)
        if worker.trouble:
            raise worker.trouble
    return workers


def export(campaign: Campaign) -> dict:
    made = ask(campaign.office, "POST", f"/api/campaigns/{campaign.id}/exports", {"kind": "task_rows", "audience": "internal"})
    for _ in range(600):
        now = ask(campaign.office, "GET", f"/api/exports/{made['id']}")
        if now["state"] not in ("queued", "running"):
            return now
        time.sleep(0.05)
    raise Failed("the export is not made")


def run(server: Server, url: str) -> None:
    binary, folder, given = server.binary, server.folder, server.start()
    admin = Client(server).log_in("admin", given).set_own_password(given, PASSWORD)
    campaign = Campaign(server, admin)
    known = [Known([task["assignment_id"] for task in ask(contact, "GET", "/api/my/tasks")["rows"]]) for contact in campaign.contacts]
    made = export(campaign)
    workers = work(campaign, known, server)
    before = re.search(r"sm3:\w+", said(binary, "audit", "verify", *server.place))[0]
    old = folder / "data/zhunsheng.db"
    told = said(binary, "migrate", "--from", f"sqlite:{old}", "--to", url)
    if before not in told or "逐表核对相同" not in told:
        raise Failed(f"the audit chain ended in {before}; migrate said {told}")
    server.url = url
    server.place += ["--database", url]
    server.start()
    checks.check_answers(campaign, workers)
    status, _, content = campaign.office.ask("GET", f"/api/exports/{made['id']}/content")
    if status != 200 or len(content) != made["size_bytes"]:
        raise Failed(f"the export: {status}")
    checks.check_disk(server, known)
    work(campaign, known, server)  # and on it goes
    server.start()
    checks.check_answers(campaign, workers)
    checks.check_rows(server)
    checks.check_audit(server)
    refused = subprocess.run([binary, "user", "add", "late", "--role", "reader", "--data", str(folder / "data")],
                             input="a-password-of-no-use-7\n", capture_output=True, text=True)
    if refused.returncode == 0:
        raise Failed("the old database takes changes that nobody will see")


def main() -> int:
    if not postgres.is_there():
        print("skipped: PostgreSQL is not installed")
        return postgres.SKIPPED
    with tempfile.TemporaryDirectory(prefix="zs_migrate_") as name:
        database = postgres.Postgres()
        server = Server(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(name))
        try:
            run(server, database.url)
        except Failed as failure:
            print(f"FAILED: {failure}")
            return 1
        finally:
            if server.process.poll() is None:
                server.kill()
            database.stop()
    print("migrate: passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
