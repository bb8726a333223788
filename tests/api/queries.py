#!/usr/bin/env python3
"""Queries per request: as many for many rows as for few, over every list of a campaign.

    tests/api/queries.py ZHUNSHENG [--postgres]

The server's access log says how many queries a request made. LISTS names every list; one that openapi.json has under a campaign
and that is not named fails the test, and so does one that had no more rows the second time.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "kill"), str(HERE.parent / "postgres")]
import server as postgres  # noqa: E402
from filing import PASSWORD, UNITS, Campaign, Client, Failed, File, Server, ask  # noqa: E402

FEW, MANY = 1, 3  # submissions of each unit; ITEMS of filing.py is the most
READING_S = 60

# Who asks; the second part is a query that is needed. The rows of those in FIXED do not grow with what is filed.
LISTS = {
    "/api/campaigns": ("admin", ""), "/api/campaigns/{campaign}": ("office", ""),
    "/api/campaigns/{campaign}/assignments": ("office", ""),
    "/api/campaigns/{campaign}/channels": ("office", ""), "/api/campaigns/{campaign}/dashboard": ("office", ""),
    "/api/campaigns/{campaign}/days": ("office", ""), "/api/campaigns/{campaign}/deliveries": ("office", ""),
    "/api/campaigns/{campaign}/effects": ("office", ""), "/api/campaigns/{campaign}/exports": ("office", ""),
    "/api/campaigns/{campaign}/figures": ("office", ""), "/api/campaigns/{campaign}/heat": ("office", ""),
    "/api/campaigns/{campaign}/ranking": ("office", ""), "/api/campaigns/{campaign}/report": ("office", ""),
    "/api/campaigns/{campaign}/report/rows": ("office", "?field=未销号"),
    "/api/campaigns/{campaign}/report_templates": ("office", ""), "/api/campaigns/{campaign}/reuses": ("office", ""),
    "/api/campaigns/{campaign}/steps": ("office", "?kind=filed&since=2020-01-01&until=2099-01-01"),
    "/api/campaigns/{campaign}/units": ("office", ""),
    "/api/my/tasks": ("contact", ""), "/api/submissions": ("office", ""), "/api/submissions/{submission}": ("contact", ""),
    "/api/submissions/{submission}/editions": ("contact", ""), "/api/submissions/{submission}/offers": ("contact", ""),
    "/api/problems": ("office", ""), "/api/problems/{problem}": ("office", ""),
    "/api/evidence": ("contact", ""), "/api/evidence/{evidence}": ("contact", ""), "/api/evidence/places": ("contact", ""),
    "/api/contradictions": ("contact", ""), "/api/uploads": ("contact", ""), "/api/my/messages": ("leader", ""),
    "/api/my/memberships": ("contact", ""), "/api/jurisdictions": ("admin", ""), "/api/organisations": ("admin", ""),
    "/api/memberships": ("admin", ""), "/api/users": ("admin", ""), "/api/audit": ("admin", "?limit=1000"),
}
GROWING = {"/api/campaigns/{campaign}/assignments", "/api/campaigns/{campaign}/exports", "/api/campaigns/{campaign}/heat",
           "/api/campaigns/{campaign}/reuses", "/api/campaigns/{campaign}/steps", "/api/submissions",
           "/api/submissions/{submission}", "/api/submissions/{submission}/editions", "/api/problems", "/api/evidence",
           "/api/uploads", "/api/jurisdictions", "/api/organisations", "/api/memberships", "/api/audit",
           "/api/campaigns", "/api/my/tasks"}
# As many as ever, so fewer are asked for the first time.
LIMITED = {"/api/campaigns/{campaign}/assignments", "/api/campaigns/{campaign}/heat", "/api/my/tasks"}
SWITCHED_OFF = {"/api/campaigns/{campaign}/ranking"}  # unless somebody gives a reason


def count_of_rows(answer) -> int:
    """Of all lists in it: what grows anywhere is seen."""
    if isinstance(answer, list):
        return len(answer) + sum(map(count_of_rows, answer))
    return sum(map(count_of_rows, answer.values())) if isinstance(answer, dict) else 0


class World:
    def __init__(self, server: Server):
        self.server = server
        given = server.start()
        self.people = {"admin": Client(server).log_in("admin", given).set_own_password(given, PASSWORD)}
        self.campaign = Campaign(server, self.people["admin"])
        self.people |= {"office": self.campaign.office, "contact": self.campaign.contacts[0], "leader": self.campaign.leaders[0]}
        self.tasks = [ask(contact, "GET", "/api/my/tasks")["rows"] for contact in self.campaign.contacts]
        self.ids = {"campaign": self.campaign.id}
        self.grown = 0

    def grow(self, count: int) -> None:
        for _ in range(count):
            evidence = [self.add_evidence(unit) for unit in range(UNITS)]
            for unit in range(UNITS):
                self.file(unit, evidence[unit])
            self.add_places()
            self.grown += 1

    def add_evidence(self, unit: int) -> int:
        contact, file = self.campaign.contacts[unit], File(random.Random(self.grown * UNITS + unit), self.grown * UNITS + unit)
        wanted = {"organisation_id": self.campaign.bodies[unit], "file_name": file.name, "size_bytes": len(file.content)}
        ask(contact, "POST", "/api/uploads", wanted)  # one that stays open
        upload = ask(contact, "POST", "/api/uploads", wanted)["id"]
        contact.ask("PUT", f"/api/uploads/{upload}/content?offset=0&sha256={file.sha256}", file.content,
                    {"Content-Type": "application/octet-stream"})
        made = {"sha256": file.sha256, "title": file.name, "mark": "open"}
        evidence = ask(contact, "POST", f"/api/uploads/{upload}/evidence", made)["id"]
        # What offers and compares it asks for its text only once that has been read.
        until = time.monotonic() + READING_S
        while ask(contact, "GET", f"/api/evidence/{evidence}")["evidence"]["reading"] in ("queued", "reading"):
            if time.monotonic() > until:
                raise Failed(f"evidence {evidence} is not read")
            time.sleep(0.02)
        return evidence

    def file(self, unit: int, evidence: int) -> None:
        """The first submission is filed, returned and filed again each time; another is begun; the evidence answers both."""
        contact, leader = self.campaign.contacts[unit], self.campaign.leaders[unit]
        for place in (0, self.grown % len(self.tasks[unit])):
            task = self.tasks[unit][place]["assignment_id"]
            one = ask(contact, "POST", "/api/submissions", {"assignment_id": task})
            path = f"/api/submissions/{one['summary']['id']}"
            answer = {"part": "1", "text": f"办结 {self.grown} 件，逐件公开。", "cases": [], "addresses": [], "rows": []}
            content = {"not_involved": False, "not_involved_reason": "", "open_to_public": False, "answers": [answer]}
            one = ask(contact, "PUT", path, {"revision": one["summary"]["revision"], "content": content})
            one = ask(contact, "POST", path + "/evidence", {"evidence_id": evidence, "part": "1"})
            one = ask(contact, "POST", path + "/filing", {"digest": one["summary"]["digest"]})
            if unit == 0 and place == 0:
                self.ids |= {"submission": one["summary"]["id"]}
                self.ids.setdefault("evidence", evidence)
            ask(leader, "POST", path + "/return", {"reason": "请补充数据", "parts": ["1"]})
            problem = ask(self.campaign.office, "POST", "/api/problems", {"assignment_id": task, "source": "inspector",
                                                                         "title": f"第{self.grown}号", "detail": "缺少回证"})
            self.ids.setdefault("problem", problem["summary"]["id"])

    def add_places(self) -> None:
        admin, number = self.people["admin"], self.grown
        place = ask(admin, "POST", "/api/jurisdictions", {"level": "district", "name": f"示例{number}区"})["id"]
        body = ask(admin, "POST", "/api/organisations", {"jurisdiction_id": place, "name": "区水务局"})["id"]
        ask(admin, "POST", "/api/memberships", {"user_name": f"more{number}", "display_name": "更多", "password": "given-by-admin-1",
                                                "organisation_id": body, "role": "contact"})
        ask(admin, "POST", "/api/campaigns", {"catalogue_id": self.campaign.catalogue, "jurisdiction_id": place,
                                              "name": f"第{number}次", "units": []})
        ask(self.campaign.office, "POST", f"/api/campaigns/{self.campaign.id}/exports", {"kind": "task_rows", "audience": "internal"})

    def counts(self, first: bool) -> dict[str, tuple[int, int]]:
        """Of each list: queries and rows. The lesser of three: now and then a session is marked as seen."""
        out = {}
        for path, (who, query) in LISTS.items():
            asked = path.format(**self.ids) + ("?limit=2" if first and path in LIMITED else query)
            found = []
            for _ in range(3):
                status, fields, content = self.people[who].ask("GET", asked)
                if status == 409 and path in SWITCHED_OFF:
                    break
                if status != 200:
                    raise Failed(f"{asked}: {status} {content[:200].decode(errors='replace')}")
                found.append((self.queries(fields["X-Request-Id"]), count_of_rows(json.loads(content))))
            if found:
                out[path] = min(found)
        return out

    def queries(self, request_id: str) -> int:
        for line in reversed((self.server.folder / "log").read_text().splitlines()):
            if request_id in line:
                return json.loads(line)["queries"]
        raise Failed(f"no line of {request_id} in the access log")


def check_named(binary: str) -> None:
    document = json.loads(subprocess.run([binary, "openapi"], capture_output=True, text=True, check=True).stdout)
    lists = {path for path, methods in document["paths"].items() if path.startswith("/api/campaigns/{id}") and "get" in methods
             and "application/json" in str(methods["get"]["responses"]) and "{" not in path.removeprefix("/api/campaigns/{id}")}
    missing = lists - {path.replace("{campaign}", "{id}") for path in LISTS}
    if missing:
        raise Failed(f"lists that nobody counts the queries of: {sorted(missing)}")


def run(binary: str, folder: pathlib.Path, url: str) -> int:
    check_named(binary)
    server = Server(binary, folder, url)
    try:
        world = World(server)
        world.grow(FEW)
        few = world.counts(first=True)
        world.grow(MANY)
        many = world.counts(first=False)
    finally:
        server.kill()
    wrong = [f"{path}: {few[path][0]} queries for {few[path][1]} rows, {many[path][0]} for {many[path][1]}"
             for path in few if many[path][0] > few[path][0]]
    wrong += [f"{path}: no more rows than before: nothing was tried" for path in sorted(GROWING) if many[path][1] <= few[path][1]]
    print("\n".join(wrong) or f"queries: {len(few)} lists, at most {max(queries for queries, _ in many.values())} queries each")
    return 1 if wrong else 0


def main() -> int:
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    on_postgres = "--postgres" in sys.argv
    if on_postgres and not postgres.is_there():
        print("skipped: PostgreSQL is not installed")
        return postgres.SKIPPED
    with tempfile.TemporaryDirectory(prefix="zs_queries_") as name:
        database = postgres.Postgres() if on_postgres else None
        try:
            return run(binary, pathlib.Path(name), database.url if database else "")
        except Failed as failure:
            print(f"queries: {failure}")
            return 1
        finally:
            if database:
                database.stop()


if __name__ == "__main__":
    sys.exit(main())
