"""script/bench api: a page of 50 tasks of one unit in order of their dates, and one task, out of 24,000; 32 clients."""

import json

import ours
from measure import DATA, ROOT, Server, fetch, free_port, helper, requirement, save, say, table, verdicts, wrk
from peers import directus, drf

SECONDS, ROUNDS, WARM_S = 4, 3, 2


def bare(database, queries) -> Server:
    port = free_port()
    return Server("bare", [helper("bare_tasks"), str(database), str(queries), str(port), "2"],
                  f"http://127.0.0.1:{port}/api/tasks/1")


def contestants(folder) -> dict[str, tuple]:
    """name → (server, path of a page, path of one task)"""
    page, single = "/api/tasks?unit_id={unit}&sort=due&limit=50", "/api/tasks/{task}"
    return {"zhunsheng": (ours.server(folder), page, single),
            "bare C++": (bare(ours.database(folder), ROOT / "bench/tasks.sql"), page, single),
            "directus": (directus.server(DATA / "directus.db"), directus.PAGE, directus.SINGLE),
            "django": (drf.server(DATA / "django.db"), drf.PAGE, drf.SINGLE)}


def headers_for(name: str, server: Server) -> dict[str, str]:
    if name == "zhunsheng":
        return {"Cookie": ours.Client(server.base()).headers["Cookie"]}
    return {"bare C++": {}, "directus": directus.HEADERS, "django": drf.HEADERS}[name]


def plain(reply: bytes):
    """The rows of a page, whatever the server calls them."""
    page = json.loads(reply)
    return page.get("rows") or page.get("data") or page.get("results") if isinstance(page, dict) else page


def check_same(name: str, server: Server, page: str, headers: dict, wanted: list | None) -> list:
    """All must answer the same 50 rows; the order within one day is each one's own."""
    status, body, _ = fetch(server.base() + page.replace("{unit}", "7"), headers)
    if status != 200:
        raise SystemExit(f"bench: {name} answers {status}: {body[:300]!r}")
    got = plain(body)
    dates = [row["due_on"] for row in got]
    if len(got) != 50 or dates != sorted(dates) or {row["unit_id"] for row in got} != {got[0]["unit_id"]}:
        raise SystemExit(f"bench: {name} does not answer a page of 50 tasks of one unit by date")
    if wanted and (dates != [row["due_on"] for row in wanted] or name == "bare C++" and got != wanted):
        raise SystemExit(f"bench: {name} answers other rows than zhunsheng")
    return got


def measure(entries: dict[str, tuple]) -> dict[str, dict]:
    """Each server alone on the machine for its turn; the turns alternate, the best round counts for each."""
    found: dict[str, dict] = {}
    wanted = None
    for turn in range(ROUNDS):
        for name, (server, page, single) in entries.items():
            with server:
                headers = headers_for(name, server)
                if turn == 0:
                    got = check_same(name, server, page, headers, wanted)
                    wanted = wanted or got
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
    ours.prepare_peers()
    report(measure(contestants(ours.FOLDER)))


if __name__ == "__main__":
    main()
