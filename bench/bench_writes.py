"""script/bench writes: 64 clients that create rows of 200 characters, each answered when it is on the disk."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import ours
from measure import DATA, ROOT, Server, free_port, helper, requirement, save, say, table, verdicts, wrk, zhunsheng
from peers import directus

sys.path.insert(0, str(ROOT / "tests/kill"))
import filing  # noqa: E402

CLIENTS, SECONDS, ROUNDS, WARM_S = 64, 5, 5, 2
TITLE, DETAIL = "第{n}号问题", "执法公示不及时，案卷缺少送达回证，须在期限内补正并说明原因。"


def detail() -> str:
    return (DETAIL * 10)[:200]


def our_folder():
    """A campaign on a fresh installation; the session of its office and a task of it."""
    folder = DATA / "writes"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    server = filing.Server(zhunsheng(), folder)
    given = server.start()
    try:
        admin = filing.Client(server).log_in("admin", given).set_own_password(given, filing.PASSWORD)
        campaign = filing.Campaign(server, admin)
        task = filing.ask(campaign.contacts[0], "GET", "/api/my/tasks")["rows"][0]["assignment_id"]
        office = campaign.office
    finally:
        server.process.terminate()
        server.process.wait()
    return folder / "data", office, task


def contestants():
    """name → (server, path, body, headers)"""
    folder, office, task = our_folder()
    copy = DATA / "writes_bare.db"
    with closing(sqlite3.connect(ours.database(folder))) as source, closing(sqlite3.connect(copy)) as into:
        source.backup(into)
    port = free_port()
    bare = Server("bare", [helper("bare_creates"), str(copy), str(port), str(task)], f"http://127.0.0.1:{port}/")
    common = f'"title":"{TITLE}","detail":"{detail()}","due_on":"2026-12-31"'
    json_headers = {"Content-Type": "application/json"}
    problem = f'{{"assignment_id":{task},"source":"inspector",{common}}}'
    item = (f'{{"catalogue_id":1,"item_id":1,"number":"1","list_name":"基础任务清单","text":"{detail()}","unit_id":1,'
            f'"unit_name":"{TITLE}","role":"lead","deadline":"12月底前","due_on":"2026-12-31","state":"open"}}')
    return folder, copy, {
        "zhunsheng": (ours.server(folder), "/api/problems", problem,
                      {**json_headers, "Cookie": office.cookie, "X-CSRF-Token": office.csrf}),
        "bare C++": (bare, "/api/problems", f"{{{common}}}", json_headers),
        "directus": (directus.server(DATA / "directus_writes.db"), "/items/tasks", item, {**json_headers, **directus.HEADERS})}


def count(database) -> int:
    with closing(sqlite3.connect(database)) as db:
        return db.execute("SELECT count(*) FROM problems").fetchone()[0]


def measure(entries) -> tuple[dict, dict]:
    found, answered = {}, {}
    for turn in range(ROUNDS):
        for name, (server, path, body, headers) in entries.items():
            with server:
                answered[name] = answered.get(name, 0) + wrk(server, path, WARM_S, headers, CLIENTS, body)["requests"]
                got = wrk(server, path, SECONDS, headers, CLIENTS, body)
                answered[name] += got["requests"]
            if name not in found or got["per_s"] > found[name]["per_s"]:
                found[name] = got
            say(f"round {turn + 1}: {name}: {got['per_s']:.0f} creates/s, p99 {got['p99_ms']:.0f} ms")
    return found, answered


def check_kept(folder, copy, answered) -> None:
    """Every answer is a row, at the clients' requests on their way more, and the audit chain verifies."""
    for name, database in (("zhunsheng", ours.database(folder)), ("bare C++", copy)):
        there = count(database)
        if not answered[name] <= there <= answered[name] + 2 * ROUNDS * CLIENTS:
            raise SystemExit(f"bench: {name} answered {answered[name]:.0f} creates, {there} rows are there")
    subprocess.run([zhunsheng(), "audit", "verify", "--data", str(folder)], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    directus.make(DATA / "directus_writes.db", [])
    folder, copy, entries = contestants()
    found, answered = measure(entries)
    check_kept(folder, copy, answered)
    us = found["zhunsheng"]
    table(f"Creates: {CLIENTS} clients, best of {ROUNDS} rounds of {SECONDS} s", ["server", "per s", "p50 ms", "p99 ms", "cpu ms each", "ours ×"],
          [[name, f"{m['per_s']:.0f}", f"{m['p50_ms']:.1f}", f"{m['p99_ms']:.1f}", f"{m['cpu_ms_per_request']:.3f}",
            f"{us['per_s'] / m['per_s']:.2f}"] for name, m in found.items()])
    checks = [requirement("creates: of Directus", us["per_s"] / found["directus"]["per_s"], ">=", 20),
              requirement("creates: of bare C++", us["per_s"] / found["bare C++"]["per_s"], ">=", 0.6)]
    verdicts(checks)
    save("writes", {"servers": found, "requirements": checks})


if __name__ == "__main__":
    main()
