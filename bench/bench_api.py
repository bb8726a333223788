"""script/bench api: a page of 50 tasks of one unit in order of their dates, and one task, out of 24,000; 32 clients."""

import json
import sys

import ours
import rows
from measure import CACHE, DATA, ROOT, Server, fetch, free_port, helper, requirement, save, say, table, verdicts, wrk
from peers import directus, drf

SECONDS, ROUNDS, WARM_S = 4, 3, 2


def bare(database, queries) -> Server:
    port = free_port()
    return Server("bare", [helper("bare_tasks"), str(database), str(queries), str(port), "2"],
                  f"http://127.0.0.1:{port}/api/tasks/1")


def contestants(prepared: ours.Prepared) -> dict[str, tuple]:
    """name → (server, path of a page, path of one task, headers)"""
    return {
        "zhunsheng": (prepared.server(), "/api/tasks?unit_id={unit}&sort=due&limit=50", "/api/tasks/{task}", prepared.headers),
        "bare C++": (bare(prepared.database, ROOT / "bench/tasks.sql"), "/api/tasks?unit_id={unit}&sort=due&limit=50",
                     "/api/tasks/{task}", {}),
        "directus": (directus.server(DATA / "directus.db"), directus.PAGE, directus.SINGLE, directus.HEADERS),
        "django": (drf.server(DATA / "django.db"), drf.PAGE, drf.SINGLE, drf.HEADERS),
    }


def plain(reply: bytes):
    """The rows of a page, whatever the server calls them."""
    page = json.loads(reply)
    return page.get("rows") or page.get("data") or page.get("results") if isinstance(page, dict) else page


def check_same(name: str, server: Server, page: str, headers: dict, wanted: list | None) -> list:
    """All must answer the same 50 rows; the order within one day is each one's own."""
    base = server.url.split("/", 3)
    status, body, _ = fetch("/".join(base[:3]) + page.replace("{unit}", "7"), headers)
    if status != 200:
        raise SystemExit(f"bench: {name} answers {status}: {body[:300]!r}")
    got = plain(body)
    dates = [row["due_on"] for row in got]
    if len(got) != 50 or dates != sorted(dates) or {row["unit_id"] for row in got} != {got[0]["unit_id"]}:
        raise SystemExit(f"bench: {name} does not answer a page of 50 tasks of one unit by date")
    if wanted and dates != [row["due_on"] for row in wanted]:
        raise SystemExit(f"bench: {name} answers other rows than zhunsheng")
    return got


def measure(entries: dict[str, tuple]) -> dict[str, dict]:
    """Each server alone on the machine for its turn; the turns alternate, the best round counts for each."""
    found: dict[str, dict] = {}
    wanted = None
    for turn in range(ROUNDS):
        for name, (server, page, single, headers) in entries.items():
            with server:
                if turn == 0:
                    wanted = check_same(name, server, page, headers, wanted) if wanted else \
                        check_same(name, server, page, headers, None)
                wrk(server, page, WARM_S, headers)
                for kind, target in (("page", page), ("single", single)):
                    got = wrk(server, target, SECONDS, headers)
                    best = found.setdefault(name, {}).get(kind)
                    found[name][kind] = got if not best or got["per_s"] > best["per_s"] else best
            say(f"round {turn + 1}: {name}: {found[name]['page']['per_s']:.0f} pages/s, {found[name]['single']['per_s']:.0f} rows/s")
    return found


def report(found: dict[str, dict]) -> None:
    us = found["zhunsheng"]
    for kind, title in (("page", "A page of 50 of 24,000 tasks, by unit and date"), ("single", "One task")):
        table(f"{title}: 32 clients, best of {ROUNDS} rounds", ["server", "per s", "p50 ms", "p99 ms", "cpu ms each", "bytes", "ours ×"],
              [[name, f"{m[kind]['per_s']:.0f}", f"{m[kind]['p50_ms']:.2f}", f"{m[kind]['p99_ms']:.2f}",
                f"{m[kind]['cpu_ms_per_request']:.3f}", f"{m[kind]['bytes_per_reply']:.0f}",
                f"{us[kind]['per_s'] / m[kind]['per_s']:.2f}"] for name, m in found.items()])

    def times(other: str, kind: str) -> float:
        return us[kind]["per_s"] / found[other][kind]["per_s"]

    checks = [requirement("page: of bare C++", times("bare C++", "page"), ">=", 0.6),
              requirement("page: of Directus", times("directus", "page"), ">=", 30),
              requirement("page: of Django REST", times("django", "page"), ">=", 15),
              requirement("page: p99 of Directus' p99", us["page"]["p99_ms"] / found["directus"]["page"]["p99_ms"], "<=", 1 / 20),
              requirement("one task: of Directus", times("directus", "single"), ">=", 60)]
    verdicts(checks)
    save("api", {"servers": found, "requirements": checks})


def main() -> None:
    prepared = ours.prepare()
    rows_path = DATA / "tasks.json"
    flat = json.loads(rows_path.read_text())
    directus.make(DATA / "directus.db", flat)
    drf.make(DATA / "django.db", rows_path)
    report(measure(contestants(prepared)))


if __name__ == "__main__":
    sys.exit(main())
