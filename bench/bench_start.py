"""script/bench start: from exec to the first answered request, and idle memory, with the demo loaded; next to Directus."""

import shutil
import statistics
import time

import ours
from measure import DATA, ROOT, Server, fetch, requirement, save, say, table, tree_rss_mib, verdicts
from peers import directus

STARTS = {"zhunsheng": 9, "directus": 3}
IDLE_S = 3


def demo_folder():
    """A data folder with the demo documents imported, made once."""
    folder = DATA / "demo"
    if folder.exists():
        return folder
    say("zhunsheng: importing the demo")
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    ours.add_user(fresh)
    files = sorted(str(path) for kind in ("*.docx", "*.xlsx") for path in (ROOT / "demo").glob(kind))
    with ours.server(fresh, "--import", *files) as running:
        ours.wait_for_imports(ours.first_client(running.base()), len(files))
    fresh.rename(folder)
    return folder


def observe(server: Server, pages: list[str], starts: int) -> dict:
    times, idle, used = [], 0.0, 0.0
    for turn in range(starts):
        with server:
            times.append(server.start_ms)
            if turn + 1 == starts:
                time.sleep(IDLE_S)
                idle = tree_rss_mib(server.process.pid)
                headers = directus.HEADERS if "directus" in server.name else ours.Client(server.base()).headers
                for page in pages * 20:
                    fetch(server.base() + page, headers)
                used = tree_rss_mib(server.process.pid)
    return {"start_ms": statistics.median(times), "idle_mib": idle, "used_mib": used, "starts": starts}


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    ours.prepare_peers()
    say("starting zhunsheng and Directus in turn")
    us = observe(ours.server(demo_folder()), ["/api/catalogues", "/api/tasks?limit=50", "/"], STARTS["zhunsheng"])
    them = observe(directus.server(DATA / "directus.db"), ["/items/tasks?limit=50"], STARTS["directus"])
    table("Start and memory", ["server", "first answer ms", "idle MiB", "MiB after 60 requests", "starts"],
          [[name, f"{m['start_ms']:.0f}", f"{m['idle_mib']:.1f}", f"{m['used_mib']:.1f}", m["starts"]]
           for name, m in (("zhunsheng", us), ("directus", them))])
    checks = [requirement("first answer after start, ms", us["start_ms"], "<=", 200),
              requirement("idle memory with the demo loaded, MiB", us["idle_mib"], "<=", 40)]
    verdicts(checks)
    save("start", {"zhunsheng": us, "directus": them, "requirements": checks})


if __name__ == "__main__":
    main()
