#!/usr/bin/env python3
"""Kills the server (SIGKILL) at random moments while units file and offices decide, again and again.

    tests/kill/run.py ZHUNSHENG [--postgres] [--times N] [--seconds N] [--seed N] [--serve OPTION]...

After each kill everything that was answered with 2xx must be there as it was answered, what was on its way is there wholly or
not at all, rows that belong together agree, and `zhunsheng audit verify` passes. README.md says what is compared.
--postgres: on a server of its own, whose commits are synced and which lives on.
"""

import argparse
import collections
import pathlib
import random
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "postgres"))
import server as postgres  # noqa: E402
from checks import check_answers, check_audit, check_disk, check_rows  # noqa: E402
from filing import PASSWORD, UNITS, Campaign, Client, Failed, Known, Server, Worker, ask  # noqa: E402

KINDS = ("edits", "filings", "approvals", "returns", "links", "pieces", "files")


def run(server: Server, times: int, seed: int, seconds: float) -> collections.Counter:
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    counts = collections.Counter()
    given = server.start()
    admin = Client(server).log_in("admin", given).set_own_password(given, PASSWORD)
    campaign = Campaign(server, admin)
    known = [Known([task["assignment_id"] for task in ask(contact, "GET", "/api/my/tasks")["rows"]]) for contact in campaign.contacts]
    # On a slow machine some more, until everything was tried.
    while counts["kills"] < times or (counts["kills"] < 4 * times and not all(counts[kind] for kind in KINDS)):
        workers = [Worker(campaign, n, known[n], chance.randrange(2**32)) for n in range(UNITS)]
        for worker in workers:
            worker.start()
        time.sleep(chance.uniform(0.02, 0.5))
        server.kill()
        for worker in workers:
            worker.join(30)
            if worker.trouble:
                raise worker.trouble
            counts += worker.acknowledged
        check_audit(server)
        check_rows(server)
        check_disk(server, known)
        server.start()
        counts["on their way and whole"] += check_answers(campaign, workers)
        counts["kills"] += 1
        if time.monotonic() > end:
            break
    server.kill()
    return counts


def run_somewhere(binary: str, given: argparse.Namespace) -> collections.Counter:
    with tempfile.TemporaryDirectory(prefix="zs_kill_") as name:
        database = postgres.Postgres(durable=True) if given.postgres else None
        server = Server(binary, pathlib.Path(name), database.url if database else "", given.serve)
        try:
            return run(server, given.times, given.seed, given.seconds)
        except Failed as failure:
            raise Failed(f"{failure}\n{server.last_errors()}") from failure
        finally:
            if server.process and server.process.poll() is None:
                server.kill()
            if database:
                database.stop()


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--seconds", type=float, default=float("inf"), help="no more kills after that")
    options.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    options.add_argument("--serve", action="append", default=[], help="an option for `zhunsheng serve`")
    given = options.parse_args()
    if given.postgres and not postgres.is_there():
        print("skipped: PostgreSQL is not installed")
        return postgres.SKIPPED
    try:
        counts = run_somewhere(str(pathlib.Path(given.binary).resolve()), given)
    except Failed as failure:
        print(f"FAILED with --seed {given.seed}: {failure}")
        return 1
    untried = [kind for kind in KINDS if not counts[kind]]
    if untried:
        print(f"FAILED: nothing was tried of {', '.join(untried)}")
        return 1
    print(", ".join(f"{counts[what]} {what}" for what in (*KINDS, "on their way and whole", "kills")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
