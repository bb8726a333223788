"""script/bench campaign: 100 people who read and file in a campaign of 80 units × 234 items with 20,000 pieces of evidence; and
what a dashboard, the queue and "my tasks" take with sixty such campaigns (1,123,200 assignments; left out with the word "small")."""

import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import ours
from measure import DATA, ROOT, fetch, helper, requirement, save, say, table, verdicts, zhunsheng

sys.path.insert(0, str(ROOT / "tests/kill"))
import filing  # noqa: E402
from filing import PASSWORD, Client, ask  # noqa: E402

UNITS, ITEMS, EVIDENCE, DISTRICTS = 80, 234, 20_000, 60
LEADERS, OFFICES = 15, 5
FILED_EACH = 9  # every ninth assignment is filed when the people come
SECONDS, THINK_MS = 20, 500
GIVEN = filing.GIVEN


def unit(number: int) -> str:
    return f"区第{number}局"


def catalogue_page() -> bytes:
    units = "、".join(unit(n) for n in range(UNITS))
    words = "依法及时公开行政执法信息，落实全过程记录和法制审核，每季度报送一次办理情况，附案卷评查结果。"
    rows = "".join(f"<tr><td>{n}</td><td>{'一二三四五六七八九十'[n % 10]}、执行</td><td>第 {n} 类事项{words}</td><td>{units}</td>"
                   f"<td>2026年{n % 9 + 4}月底前</td></tr>" for n in range(1, ITEMS + 1))
    head = "<tr><th>序号</th><th>一级指标</th><th>指标内容</th><th>责任单位</th><th>完成时限</th></tr>"
    return f"<!doctype html><meta charset='utf-8'><h1>示例区任务分解表</h1><table border='1'>{head}{rows}</table>".encode()


def add_district(admin: Client, catalogue: int, number: int) -> dict:
    """A district, its units and its campaign, running."""
    district = ask(admin, "POST", "/api/jurisdictions", {"level": "district", "name": f"示例{number}区"})["id"]
    with ThreadPoolExecutor(8) as pool:
        bodies = list(pool.map(lambda name: ask(admin, "POST", "/api/organisations", {"jurisdiction_id": district, "name": name})["id"],
                               [unit(n) for n in range(UNITS)] + ["区创建办"]))
    wanted = {"catalogue_id": catalogue, "jurisdiction_id": district}
    units = ask(admin, "POST", "/api/campaigns/proposal", wanted)["units"]
    wishes = [{"unit_id": one["unit_id"], "organisation_ids": [body["id"] for body in one["organisations"]], "create": []}
              for one in units]
    made = ask(admin, "POST", "/api/campaigns", {**wanted, "name": f"示例{number}区创建", "units": wishes})["campaign"]
    ask(admin, "PATCH", f"/api/campaigns/{made['id']}", {"revision": made["revision"], "state": "running"})
    return {"campaign": made["id"], "bodies": bodies, "district": district}


def add_people(server, admin: Client, place: dict) -> list[tuple[str, str]]:
    """A contact for each unit, leaders and offices; their sessions live half an hour, so each run logs in anew."""
    wanted = [("contact", body) for body in place["bodies"][:UNITS]]
    wanted += [("leader", body) for body in place["bodies"][:LEADERS]] + [("office", place["bodies"][-1])] * OFFICES

    def add(number: int) -> tuple[str, str]:
        role, body = wanted[number]
        name = f"{role}{number}"
        ask(admin, "POST", "/api/memberships", {"user_name": name, "display_name": name, "password": GIVEN,
                                                "organisation_id": body, "role": role})
        Client(server).log_in(name, GIVEN).set_own_password(GIVEN, PASSWORD)
        return role, name

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(add, range(len(wanted))))


def make_small(folder) -> None:
    say(f"a campaign of {UNITS} units × {ITEMS} items, {UNITS + LEADERS + OFFICES} people")
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    server = filing.Server(zhunsheng(), fresh)
    given = server.start()
    try:
        admin = Client(server).log_in("admin", given).set_own_password(given, PASSWORD)
        filing.catalogue_page = catalogue_page
        place = add_district(admin, filing.published_catalogue(admin), 1)
        add_people(server, admin, place)
    finally:
        stop(server)
    say(f"{EVIDENCE} pieces of evidence")
    fill(fresh, "evidence", place["bodies"][0], UNITS, EVIDENCE)
    fill(fresh, "filings", place["campaign"], FILED_EACH)
    fresh.rename(folder)


def fill(folder, *words) -> None:
    subprocess.run([helper("fill_campaign"), str(ours.database(folder / "data")), *map(str, words)], check=True)


def make_large(small, folder) -> None:
    say(f"{DISTRICTS - 1} districts more")
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(small, fresh)
    server = filing.Server(zhunsheng(), fresh)
    server.start()
    try:
        admin = Client(server).log_in("admin", PASSWORD)
        made = []
        for number in range(2, DISTRICTS + 1):
            made.append(add_district(admin, 1, number)["campaign"])
            if number % 10 == 0:
                say(f"{number} districts")
    finally:
        stop(server)
    for campaign in made:
        fill(fresh, "filings", campaign, FILED_EACH)
    fresh.rename(folder)


def stop(server) -> None:
    server.process.terminate()
    server.process.wait(timeout=60)


def people() -> list[tuple[str, str]]:
    roles = ["contact"] * UNITS + ["leader"] * LEADERS + ["office"] * OFFICES
    return [(role, f"{role}{number}") for number, role in enumerate(roles)]


def load(server, sessions: str, think_ms: int) -> dict:
    done = subprocess.run([helper("load_people"), str(server.port), "1", str(SECONDS), str(think_ms)], input=sessions,
                          capture_output=True, text=True, timeout=SECONDS + 60)
    if done.returncode != 0:
        raise SystemExit(f"bench: load_people: {done.stderr}")
    sys.stderr.write(done.stderr)
    found = {}
    for line in done.stdout.splitlines():
        if "\t" in line:
            name, count, *times = line.split("\t")
            found[name] = {"count": int(count), **dict(zip(("p50_ms", "p95_ms", "p99_ms"), map(float, times)))}
        else:
            name, count = line.split()
            found[name] = int(count)
    return found


def measure_load(folder) -> dict:
    """On a copy: what is filed stays out of the next run."""
    copy = DATA / "campaign_run"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    server = filing.Server(zhunsheng(), copy)
    server.start()
    try:
        with ThreadPoolExecutor(4) as pool:
            clients = list(pool.map(lambda one: (one[0], Client(server).log_in(one[1], PASSWORD)), people()))
        sessions = "".join(f"{role} {client.cookie} {client.csrf}\n" for role, client in clients)
        found = {}
        for name, think_ms in (("thinking half a second", THINK_MS), ("without a pause", 0)):
            say(f"{len(clients)} people, {name}")
            found[name] = load(server, sessions, think_ms)
        check_chain(server)
    finally:
        stop(server)
    return found


def check_chain(server) -> None:
    subprocess.run([zhunsheng(), "audit", "verify", *server.place], check=True, stdout=subprocess.DEVNULL)


WATCHED = {"dashboard": ("office", "/api/campaigns/1/dashboard"), "dashboard of a unit": ("contact", "/api/campaigns/1/dashboard"),
           "queue": ("office", "/api/submissions?limit=50"), "queue of a leader": ("leader", "/api/submissions?limit=50&state=unit_review"),
           "my tasks": ("contact", "/api/my/tasks?part=to_do&limit=50"), "assignments": ("office", "/api/campaigns/1/assignments?limit=50"),
           "queue of everything": ("admin", "/api/submissions?limit=50")}


def times_of(folder) -> dict[str, float]:
    """Medians, one client, in milliseconds."""
    server = filing.Server(zhunsheng(), folder)
    server.start()
    who = {"admin": "admin", "contact": "contact0", "leader": f"leader{UNITS}", "office": f"office{UNITS + LEADERS}"}
    try:
        clients = {role: Client(server).log_in(name, PASSWORD) for role, name in who.items()}
        out = {}
        for name, (role, path) in WATCHED.items():
            taken = []
            for _ in range(40):
                begun = time.perf_counter()
                status, _, _ = fetch(f"http://127.0.0.1:{server.port}{path}", {"Cookie": clients[role].cookie})
                taken.append((time.perf_counter() - begun) * 1e3)
                if status != 200:
                    raise SystemExit(f"bench: {path}: {status}")
            out[name] = statistics.median(taken[5:])
        return out
    finally:
        stop(server)


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    small, large = DATA / "campaign_small", DATA / "campaign_large"
    if not small.exists():
        make_small(small)
    loads = measure_load(small)
    for name, found in loads.items():
        table(f"100 people at once, {name}: {found['failed']} failed, {found['refused']} refused",
              ["request", "count", "p50 ms", "p95 ms", "p99 ms"],
              [[kind, m["count"], *(f"{m[key]:.1f}" for key in ("p50_ms", "p95_ms", "p99_ms"))]
               for kind, m in found.items() if isinstance(m, dict)])
    checks = [requirement(f"{name}: {key[:3]}", found["all"][key], "<=", bound)
              for name, found in loads.items() for key, bound in (("p95_ms", 50), ("p99_ms", 150))]
    if sys.argv[1:] == ["small"]:
        return verdicts(checks)
    if not large.exists():
        make_large(small, large)
    few, many = times_of(small), times_of(large)
    table(f"One request: {UNITS * ITEMS} assignments, {DISTRICTS * UNITS * ITEMS} assignments", ["request", "few ms", "many ms", "times"],
          [[name, f"{few[name]:.2f}", f"{many[name]:.2f}", f"{many[name] / few[name]:.2f}"] for name in few])
    checks += [requirement(f"{name}: many of few", many[name] / few[name], "<=", 2) for name in few]
    verdicts(checks)
    save("campaign", {"loads": loads, "few_ms": few, "many_ms": many, "requirements": checks})


if __name__ == "__main__":
    main()
