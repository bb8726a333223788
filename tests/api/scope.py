"""Every endpoint that says what right it needs at which resource, asked as every role in every place.

What is expected follows from two things the server itself prints: `x-scope` of the endpoint and `x-rights`, the table of
src/campaign/scope.h. Somebody has one role, in a body of a district or in one of the city above. What they ask for lies in
their own body, in another body of the district, in another district, or in the city. They get 404 for what they may not see, 403 for
what they see but may not do, and something else for what they may do. Bodies of requests are made from their schema.

A new kind of resource needs a function `make_<resource>(world, place)` that returns (id, id of what it lies in or None).
"""

import hashlib
import json
import time

FAR = 2030
EVERY_PLACE = ["own", "other_body", "other_district", "above"]
# One knows the places one belongs to and their campaigns, though not what is filed there.
KNOWN_FROM_BELOW = {"jurisdiction", "campaign", "channel"}
# Nothing here has left its unit yet, so that it is only for those who may read drafts.
STILL_IN_UNIT = {"evidence"}
# Not of a campaign: whoever may log in may read them (measures are of a catalogue). /api/my and /api/uploads are the caller's own; places and
# contradictions are rows of what the caller sees, without a resource of their own (evidence.test).
# Approving many and raising a problem ask for one of several rights: reviews.test and problems.test.
WITHOUT_SCOPE = ("/api/my/", "/api/catalogues", "/api/items", "/api/findings", "/api/lists", "/api/units", "/api/tasks",
                 "/api/search", "/api/imports", "/api/session", "/api/comparison", "/api/lint", "/api/deadline",
                 "/api/calendar", "/api/organisations/import/template", "/api/statutes", "/api/ledger_kinds", "/api/ledger_measures", "/api/system", "/api/sources",
                 "/api/uploads", "/api/evidence/places", "/api/contradictions",
                 "/api/submission_approvals", "/api/problems", "/api/file_kinds")


class Wrong(Exception):
    pass


def core(row):
    """What a row is about, where it says more beside it."""
    return row if "id" in row else next(value for value in row.values() if isinstance(value, dict) and "id" in value)


class World:
    """A city, two districts, bodies in all of them, a campaign in each place, and one person for each role."""

    def __init__(self, admin, editor, upload):
        self.admin = admin
        self.made = 0
        city = self.post("/api/jurisdictions", {"level": "city", "name": "市"})
        east, west = (self.post("/api/jurisdictions", {"parent_id": city, "level": "district", "name": name})
                      for name in ("东区", "西区"))
        self.paths = {city: [city], east: [city, east], west: [city, west]}
        self.jurisdiction = {"own": east, "other_body": east, "other_district": west, "above": city}
        names = {"own": "甲局", "other_body": "乙局", "other_district": "丙局", "above": "丁局"}
        self.organisation = {place: self.post("/api/organisations", {"jurisdiction_id": self.jurisdiction[place], "name": name})
                             for place, name in names.items()}
        self.users = {place: self.new_user(f"held_{place}", place, "observer", {"ends_on": f"{FAR}-01-01"})
                      for place in EVERY_PLACE}
        self.catalogue = upload(editor)
        self.campaign, self.assignment, self.evidence = {}, {}, {}
        self.submission, self.problem, self.ledger, self.export = {}, {}, {}, {}
        self.client_of = None  # set by check_scopes
        for places in (["own", "other_body"], ["other_district"], ["above"]):
            self.begin_campaign(places)
        self.new_user("successor", "above", "observer", {"ends_on": f"{FAR}-01-01"})

    def ask(self, method, path, body=None):
        status, _, content = self.admin.ask(method, path, None if body is None else json.dumps(body).encode())
        if status >= 300:
            raise Wrong(f"{method} {path}: {status} {content.decode()}")
        return json.loads(content) if content else None

    def post(self, path, body):
        return self.ask("POST", path, body)["id"]

    def somebody(self, role, place):
        """A person who has that role there."""
        name = f"works_{role}_{place}"
        self.new_user(name, place, role)
        return self.client_of(name)

    def new_user(self, name, place, role, more=None):
        body = {"user_name": name, "display_name": name, "password": "given-by-admin-1",
                "organisation_id": self.organisation[place], "role": role, **(more or {})}
        return self.ask("POST", "/api/memberships", body)["user_id"]

    def begin_campaign(self, places):
        jurisdiction = self.jurisdiction[places[0]]
        wanted = {"catalogue_id": self.catalogue, "jurisdiction_id": jurisdiction}
        units = self.ask("POST", "/api/campaigns/proposal", wanted)["units"]
        singles = [unit for unit in units if unit["kind"] == "unit"]
        wishes = [{"unit_id": unit["unit_id"], "organisation_ids": [self.organisation[place]], "create": []}
                  for unit, place in zip(singles, places)]
        made = self.ask("POST", "/api/campaigns", {**wanted, "name": "活动", "units": wishes})["campaign"]["id"]
        for place in places:
            rows = self.ask("GET", f"/api/campaigns/{made}/assignments?organisation_id={self.organisation[place]}")["rows"]
            self.campaign[place], self.assignment[place] = made, rows[0]["id"]

    def place_of(self, row):
        """Of a row of a list: the body and the place it belongs to."""
        row = core(row)
        if "organisation_id" in row:
            place = next(p for p, body in self.organisation.items() if body == row["organisation_id"])
            return row["organisation_id"], self.jurisdiction[place]
        if "level" in row:
            return None, row["id"]
        if "member_count" in row:
            return row["id"], row["jurisdiction_id"]
        return None, row["jurisdiction_id"]


def make_jurisdiction(world, place):
    return world.jurisdiction[place], None


def make_organisation(world, place):
    return world.organisation[place], None


def make_campaign(world, place):
    return world.campaign[place], None


def make_assignment(world, place):
    return world.assignment[place], world.campaign[place]


def make_item(world, place):
    """Of the assignment there."""
    path = f"/api/campaigns/{world.campaign[place]}/assignments?organisation_id={world.organisation[place]}"
    return world.ask("GET", path)["rows"][0]["item_id"], None


def make_membership(world, place):
    """A new one each time, because asking may end it: some day of the far future."""
    world.made += 1
    day = f"{FAR + 1 + world.made // 336}-{world.made // 28 % 12 + 1:02}-{world.made % 28 + 1:02}"
    body = {"user_name": f"held_{place}", "organisation_id": world.organisation[place], "role": "observer",
            "starts_on": day, "ends_on": day}
    return world.post("/api/memberships", body), None


def make_person(world, place):
    make_membership(world, place)
    return world.users[place], None


def make_evidence(world, place):
    """Uploaded by a contact of the body."""
    if place not in world.evidence:
        client, content = world.somebody("contact", place), b"evidence of " + place.encode()
        digest = hashlib.sha256(content).hexdigest()
        wanted = {"organisation_id": world.organisation[place], "file_name": "a.txt", "size_bytes": len(content)}
        upload = json.loads(client.ask("POST", "/api/uploads", json.dumps(wanted).encode())[2])["id"]
        client.ask("PUT", f"/api/uploads/{upload}/content?offset=0&sha256={digest}", content,
                   {"Content-Type": "application/octet-stream"})
        made = {"sha256": digest, "title": "材料", "since": None, "until": None, "mark": "internal", "replaces": None}
        status, _, answer = client.ask("POST", f"/api/uploads/{upload}/evidence", json.dumps(made).encode())
        if status != 201:
            raise Wrong(f"making evidence in {place}: {status} {answer.decode()}")
        world.evidence[place] = json.loads(answer)["id"]
    return world.evidence[place], None


def asked_as(world, name, role, place, path, body):
    world.new_user(name, place, role)
    status, _, content = world.client_of(name).ask("POST", path, json.dumps(body).encode())
    if status >= 300:
        raise Wrong(f"POST {path} as {name}: {status} {content.decode()}")
    return json.loads(content)["summary"]["id"]


def make_submission(world, place):
    """Begun by a contact of the body, in a campaign that runs."""
    if place not in world.submission:
        campaign = world.ask("GET", f"/api/campaigns/{world.campaign[place]}")["campaign"]
        if campaign["state"] == "planned":
            world.ask("PATCH", f"/api/campaigns/{campaign['id']}", {"revision": campaign["revision"], "state": "running"})
        world.submission[place] = asked_as(world, f"files_{place}", "contact", place, "/api/submissions",
                                           {"assignment_id": world.assignment[place]})
    return world.submission[place], None


def make_problem(world, place):
    if place not in world.problem:
        body = {"submission_id": make_submission(world, place)[0], "assignment_id": None, "source": "inspector", "title": "有误",
                "detail": "", "due_on": None}
        world.problem[place] = asked_as(world, f"raises_{place}", "inspector", place, "/api/problems", body)
    return world.problem[place], None


def make_ledger(world, place):
    """Uploaded by a contact of the body; anew where asking deleted it."""
    if place not in world.ledger:
        world.new_user(f"keeps_{place}", place, "contact")
    if place not in world.ledger or world.admin.ask("GET", f"/api/ledgers/{world.ledger[place]}")[0] == 404:
        path = f"/api/ledgers?file_name=a.csv&organisation_id={world.organisation[place]}&kind=penalty"
        status, _, content = world.client_of(f"keeps_{place}").ask("POST", path, "案号\n1\n".encode(),
                                                                  {"Content-Type": "application/octet-stream"})
        if status >= 300:
            raise Wrong(f"making a ledger in {place}: {status} {content.decode()}")
        world.ledger[place] = json.loads(content)["id"]
    return world.ledger[place], None


def make_channel(world, place):
    """A new one each time, because asking may remove it; nobody listens there."""
    world.made += 1
    body = {"kind": "wecom", "name": f"robot {world.made}", "address": "http://127.0.0.1:9/", "secret": None}
    return world.post(f"/api/campaigns/{world.campaign[place]}/channels", body), None


def make_report(world, place):
    """Of all of a campaign: for those who see all of it."""
    return world.campaign[place], None


def make_export(world, place):
    """Made by an administrator: whoever manages there may have it, beside whom it was made for."""
    body = {"kind": "brief", "audience": "outside", "organisation_id": None, "since": None, "until": None, "issue": None,
            "all_filed": None}
    if place not in world.export:
        made = world.post(f"/api/campaigns/{world.campaign[place]}/exports", body)
        while world.ask("GET", f"/api/exports/{made}")["state"] != "ready":
            time.sleep(0.05)
        world.export[place] = made
    return world.export[place], None


# What belongs to a place rather than to a body in it.
OF_PLACES = {"jurisdiction", "campaign", "channel", "report", "export"}


class Asker:
    """Somebody with one role in one place."""

    def __init__(self, world, rights, role, place, client):
        self.world, self.rights, self.role, self.client = world, rights[role], role, client
        self.body, self.path = world.organisation[place], world.paths[world.jurisdiction[place]]

    def may(self, right, body, jurisdiction):
        how_far = self.rights[right]
        if how_far == "jurisdiction":
            return self.world.paths[jurisdiction][:len(self.path)] == self.path
        return how_far == "organisation" and body is not None and body == self.body

    def sees(self, body, jurisdiction, resource):
        path = self.world.paths[jurisdiction]
        return (self.may("draft" if resource in STILL_IN_UNIT else "see", body, jurisdiction)
                or (resource in KNOWN_FROM_BELOW and self.path[:len(path)] == path))


def example(schema, table):
    """A value that fulfils the schema: the least there is."""
    if "$ref" in schema:
        return example(table["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], table)
    if "anyOf" in schema:
        return example(schema["anyOf"][0], table)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {name: example(schema["properties"][name], table) for name in schema.get("required", [])}
    if kind == "array":
        return [example(schema["items"], table) for _ in range(schema.get("minItems", 0))]
    if kind == "string":
        return "2030-06-30" if schema.get("format") == "date" else "x" * max(schema.get("minLength", 1), 1)
    return {"integer": max(schema.get("minimum", 1), 1), "number": 1.0, "boolean": False}[kind]


def request_body(operation, rule, made, table):
    contents = operation.get("requestBody", {}).get("content", {})
    if "application/octet-stream" in contents:
        return b"nothing that could be read"
    content = contents.get("application/json")
    if content is None:
        return None
    body = example(content["schema"], table)
    if rule["in"].startswith("body/"):
        name = rule["in"][5:]
        schema = content["schema"]
        if "$ref" in schema:
            schema = table["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        body[name] = [made] if schema["properties"][name].get("type") == "array" else made
    return json.dumps(body).encode()


def query_of(operation, name, made, world, place):
    """The id, and ids of other things of that place that can be asked for along with it."""
    out = {name: made}
    for parameter in operation["parameters"]:
        maker = globals().get("make_" + parameter["name"].removesuffix("_id"))
        if parameter["in"] == "query" and maker and parameter["name"] != name:
            out[parameter["name"]] = maker(world, place)[0]
    return "&".join(f"{key}={value}" for key, value in out.items())


def check_list(asker, path, resource):
    everything = asker.world.ask("GET", path)["rows"]
    wanted = {core(row)["id"] for row in everything if asker.sees(*asker.world.place_of(row), resource)}
    status, _, content = asker.client.ask("GET", path)
    got = {core(row)["id"] for row in json.loads(content)["rows"]} if status == 200 else status
    if got != wanted:
        raise Wrong(f"GET {path} as {asker.role} of {asker.path}: {got} instead of {wanted}")


def check_one(asker, method, path, operation, place, table):
    rule = operation["x-scope"]
    made, inside = globals()[f"make_{rule['resource']}"](asker.world, place)
    first = made if rule["in"] == "path" else inside
    target = path.replace("{id}", str(first)) if first is not None else path
    if rule["in"].startswith("query/"):
        target += "?" + query_of(operation, rule["in"][6:], made, asker.world, place)
    further = "{" in target
    while "{" in target:
        target = target[:target.index("{")] + "999999" + target[target.index("}") + 1:]
    body = asker.world.organisation[place] if rule["resource"] not in OF_PLACES else None
    where = (body, asker.world.jurisdiction[place])
    wire = {"Content-Type": "application/octet-stream"} if rule["in"].startswith("query/") and method != "GET" else {}
    status, _, content = asker.client.ask(method, target, request_body(operation, rule, made, table), wire)
    if not asker.sees(*where, rule["resource"]):
        right, wanted = status == 404, "404"
    elif rule["right"] != "see" and not asker.may(rule["right"], *where):
        right, wanted = status == 403, "403"
    else:
        right, wanted = status not in (401, 403) and (further or status != 404), "neither 401, 403 nor 404"
    # Nothing was let out by its unit: what is written is for those who may read drafts.
    answer = json.loads(content) if status == 200 and content.startswith(b'{"summary"') else {}
    if answer.get("withheld", False) != ("withheld" in answer and not asker.may("draft", *where)):
        raise Wrong(f"{method} {target} as {asker.role} of {asker.path} in {place}: withheld is {answer['withheld']}")
    if not right:
        raise Wrong(f"{method} {target} as {asker.role} of {asker.path}, {rule['resource']} in {place}: {status} instead of "
                    f"{wanted}: {content[:300].decode(errors='replace')}")


def check_scopes(table, world, client_of):
    """client_of(name): somebody whose account was given by a test. Returns how many combinations were asked."""
    count = 0
    world.client_of = client_of
    endpoints = [(method.upper(), path, operation) for path, operations in table["paths"].items()
                 for method, operation in operations.items() if operation["x-access"] in ("reader", "editor")]
    for method, path, operation in endpoints:
        if "x-scope" not in operation and not path.startswith(WITHOUT_SCOPE):
            raise Wrong(f"{method} {path} says nothing about the right it needs: .needs(…), or WITHOUT_SCOPE in scope.py")
    askers = []
    for role in table["x-rights"]:
        for place in ("own", "above"):
            world.new_user(f"asks_{role}_{place}", place, role)
            askers.append(Asker(world, table["x-rights"], role, place, client_of(f"asks_{role}_{place}")))
    for asker in askers:
        for method, path, operation in endpoints:
            rule = operation.get("x-scope")
            if rule is None:
                continue
            if rule["in"] == "list":
                check_list(asker, path + ("?limit=1000" if any(p["name"] == "limit" for p in operation["parameters"]) else ""),
                           rule["resource"])
                count += 1
                continue
            for place in EVERY_PLACE:
                check_one(asker, method, path, operation, place, table)
                count += 1
    return count
