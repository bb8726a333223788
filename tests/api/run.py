#!/usr/bin/env python3
"""Runs the API tests: each .test file against a whole server of its own with a fresh data folder.

    tests/api/run.py ZHUNSHENG [FILE.test | roles | scope | tls]...

README.md has the form of the files. `roles` asks every endpoint as every role, from the server's own table; `scope` each
that needs a right, in every place (scope.py); `tls` serves with a certificate.
"""

import http.client
import json
import os
import pathlib
import re
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.parse
import warnings

import scope

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NOW = "2026-03-02T08:00:00Z"
PASSWORDS = {"admin": "whole-keyring-2026", "editor": "plumb-line-2026", "reader": "quiet-hall-2026"}
GIVEN = "given-by-admin-1"
WAIT_S = 30


class Failed(Exception):
    pass


def new_database(name: str) -> dict[str, str]:
    """What the environment of a server must say: a schema of its own where $ZHUNSHENG_TEST_POSTGRES names a PostgreSQL."""
    url = os.environ.get("ZHUNSHENG_TEST_POSTGRES")
    if not url:
        return {}
    schema = "api_" + re.sub(r"\W", "_", name).lower()
    subprocess.run(["psql", "-qX", "-c", f"CREATE SCHEMA {schema}", url], check=True)
    return {"ZHUNSHENG_DATABASE": f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{schema}"}


class Server:
    """A running `zhunsheng serve` on a free port, with SQLite or the PostgreSQL of new_database()."""

    def __init__(self, binary: str, *more: str, clock: str = NOW):
        self.folder = tempfile.TemporaryDirectory(prefix="zs_api_")
        database = new_database(pathlib.Path(self.folder.name).name)
        self.log = open(pathlib.Path(self.folder.name) / "log", "w+")
        self.process = subprocess.Popen(
            [binary, "serve", "--data", f"{self.folder.name}/data", "--listen", "127.0.0.1:0", "--clock", clock,
             "--web", str(HERE / "fixtures/web"), *more],
            stdout=subprocess.PIPE, stderr=self.log, text=True, cwd=ROOT, env={**os.environ, **database})
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)\s*$", first)
        if not found:
            raise Failed(f"the server did not start: {first!r} {self.logged()}")
        self.port = int(found[1])
        self.admin_password = re.search(r"一次性密码 (\S+?)（", self.process.stdout.readline())[1]

    def logged(self) -> str:
        self.log.flush()
        return pathlib.Path(self.log.name).read_text()

    def stop(self) -> None:
        self.process.terminate()
        try:
            status = self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed("the server did not stop on SIGTERM")
        finally:
            self.process.stdout.close()
            self.log.close()
            self.folder.cleanup()
        if status != 0:
            raise Failed(f"the server ended with status {status}")


class Client:
    """One person: a cookie and a CSRF token."""

    def __init__(self, server: Server):
        self.server = server
        self.cookie = ""
        self.csrf = ""

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        fields = {"Cookie": self.cookie} if self.cookie else {}
        if self.csrf and method != "GET":
            fields["X-CSRF-Token"] = self.csrf
        if body is not None:
            fields["Content-Type"] = "application/json"
        fields.update(headers or {})
        if body is None and method in ("POST", "PUT", "PATCH"):
            body = b""
        connection.request(method, urllib.parse.quote(path, safe="/?=&%:,.-_~+"), body,
                           {name: value for name, value in fields.items() if value})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        set_cookie = answer.headers.get("Set-Cookie")
        if set_cookie:
            self.cookie = set_cookie.split(";")[0]
        return answer.status, answer.headers, content

    def log_in(self, user_name: str, password: str) -> "Client":
        body = json.dumps({"user_name": user_name, "password": password}).encode()
        status, _, content = self.ask("POST", "/api/session", body)
        if status != 200:
            raise Failed(f"log-in of {user_name}: {status} {content.decode()}")
        self.csrf = json.loads(content)["csrf_token"]
        return self

    def set_own_password(self, given: str, own: str) -> "Client":
        """What everybody must do first whose password somebody else chose."""
        body = json.dumps({"old_password": given, "new_password": own}).encode()
        status, _, content = self.ask("POST", "/api/session/password", body)
        if status != 204:
            raise Failed(f"setting a password: {status} {content.decode()}")
        return self


class People:
    """admin, editor, reader and nobody, made when first asked for; anybody else must have been given GIVEN by a test."""

    def __init__(self, server: Server):
        self.server = server
        self.clients = {"nobody": Client(server)}

    def __getitem__(self, name: str) -> Client:
        if name not in self.clients:
            self.clients[name] = self.make(name)
        return self.clients[name]

    def make(self, name: str) -> Client:
        if name == "admin":
            given = self.server.admin_password
            return Client(self.server).log_in("admin", given).set_own_password(given, PASSWORDS["admin"])
        if name not in PASSWORDS:
            return Client(self.server).log_in(name, GIVEN).set_own_password(GIVEN, "chosen-by-oneself-26")
        wanted = {"user_name": name, "display_name": name, "role": name, "password": GIVEN}
        status, _, content = self["admin"].ask("POST", "/api/users", json.dumps(wanted).encode())
        if status != 201:
            raise Failed(f"creating {name}: {status} {content.decode()}")
        return Client(self.server).log_in(name, GIVEN).set_own_password(GIVEN, PASSWORDS[name])


def differences(wanted, got, path: str, saved: dict) -> list[str]:
    """Where `got` is not what `wanted` says."""
    if isinstance(wanted, str) and wanted == "<any>":
        return []
    if isinstance(wanted, str) and (found := re.fullmatch(r"<save:(\w+)>", wanted)):
        saved[found[1]] = got
        return []
    if isinstance(wanted, str) and (found := re.fullmatch(r"<has:(.*)>", wanted, re.S)):
        return [] if isinstance(got, str) and found[1] in got else [f"{path}: {found[1]!r} is not in {got!r}"]
    if isinstance(wanted, dict) and isinstance(got, dict):
        out = []
        more = "<more>" in wanted
        for key in wanted.keys() - {"<more>"}:
            out += differences(wanted[key], got[key], f"{path}/{key}", saved) if key in got else [f"{path}/{key} is missing"]
        return out + ([] if more else [f"{path}/{key} should not be there" for key in got.keys() - wanted.keys()])
    if isinstance(wanted, list) and isinstance(got, list):
        more = bool(wanted) and wanted[-1] == "<more>"
        if more:
            wanted = wanted[:-1]
        if len(got) < len(wanted) or (len(got) > len(wanted) and not more):
            return [f"{path}: {len(got)} elements instead of {len(wanted)}"]
        return [line for i, one in enumerate(wanted) for line in differences(one, got[i], f"{path}/{i}", saved)]
    return [] if wanted == got and type(wanted) is type(got) else [f"{path}: {got!r} instead of {wanted!r}"]


class Case:
    """One request of a file and what must come back."""

    def __init__(self, text: str, line: int):
        self.line = line
        self.who, self.upload, self.wait, self.fields = None, None, False, {}
        request, _, answer = text.partition("\n----\n")
        lines = request.split("\n")
        while lines and lines[0].startswith(("#", "@")):
            self.directive(lines.pop(0))
        self.method, self.path = lines[0].split(" ", 1)
        self.body = "\n".join(lines[1:])
        answer_lines = answer.strip().split("\n")
        self.status = int(answer_lines.pop(0))
        self.headers = []
        while answer_lines and re.match(r"[\w-]+: ", answer_lines[0]):
            self.headers.append(answer_lines.pop(0).split(": ", 1))
        self.answer = "\n".join(answer_lines).strip()

    def directive(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "@as":
            self.who = rest
        elif word == "@upload":
            self.upload = rest
        elif word == "@wait":
            self.wait = True
        elif word == "@header":
            name, _, value = rest.partition(":")
            self.fields[name] = value.strip()
        elif not word.startswith("#"):
            raise Failed(f"unknown directive {word}")


class Runner:
    def __init__(self, server: Server):
        self.people = People(server)
        self.who = "nobody"
        self.saved = {"admin_password": server.admin_password}

    def fill(self, text: str) -> str:
        return re.sub(r"\{\{(\w+)\}\}", lambda m: str(self.saved[m[1]]), text)

    def fill_json(self, text: str) -> str:
        """A whole string "{{name}}" becomes the saved value with its type."""
        text = re.sub(r'"\{\{(\w+)\}\}"', lambda m: json.dumps(self.saved[m[1]]), text)
        return self.fill(text)

    def once(self, case: Case) -> list[str]:
        body = (ROOT / case.upload).read_bytes() if case.upload else self.fill(case.body).encode() or None
        headers = {name: self.fill(value) for name, value in case.fields.items()}
        if case.upload:
            headers["Content-Type"] = "application/octet-stream"
        status, fields, content = self.people[self.who].ask(case.method, self.fill(case.path), body, headers)
        if status != case.status:
            return [f"status {status} instead of {case.status}: {content[:500].decode(errors='replace')}"]
        out = []
        for name, value in case.headers:
            out += differences(self.fill(value), fields.get(name), f"header {name}", self.saved)
        if case.answer.startswith("<starts:"):
            start = case.answer[8:-1].encode()
            return out + ([] if content.startswith(start) else [f"the body starts with {content[:20]!r}"])
        if not case.answer:
            return out + ([] if not content else [f"a body that should not be there: {content[:200]!r}"])
        try:
            return out + differences(json.loads(self.fill_json(case.answer)), json.loads(content), "", self.saved)
        except json.JSONDecodeError as bad:
            return out + [f"no JSON: {bad}"]

    def run(self, case: Case) -> None:
        self.who = case.who or self.who
        until = time.monotonic() + (WAIT_S if case.wait else 0)
        while (wrong := self.once(case)) and time.monotonic() < until:
            time.sleep(0.05)
        if wrong:
            raise Failed(f"line {case.line}: {case.method} {case.path}\n    " + "\n    ".join(wrong))


def cases_of(path: pathlib.Path) -> list[Case]:
    """Cases are separated by an empty line; none stands inside one."""
    out, line = [], 1
    for block in path.read_text().split("\n\n"):
        if block.startswith("@clock "):
            pass  # of the whole file
        elif block.startswith("@include "):
            out += cases_of(HERE / block.removeprefix("@include ").strip())
        elif "\n----\n" in block.strip("\n") + "\n":
            out.append(Case(block.strip("\n"), line + len(block) - len(block.lstrip("\n"))))
        elif block.strip() and not all(one.startswith("#") for one in block.strip().split("\n")):
            raise Failed(f"{path.name}:{line}: a block without ----")
        line += block.count("\n") + 2
    if not out:
        raise Failed(f"{path.name} holds no case")
    return out


def clock_of(path: pathlib.Path) -> str:
    first = path.read_text().split("\n", 1)[0]
    return first.removeprefix("@clock ") if first.startswith("@clock ") else NOW


def run_file(binary: str, path: pathlib.Path) -> int:
    cases = cases_of(path)
    server = Server(binary, clock=clock_of(path))
    try:
        runner = Runner(server)
        for case in cases:
            runner.run(case)
    finally:
        server.stop()
    return len(cases)


ROLES = ["nobody", "reader", "editor", "admin"]
NEEDED = {"anyone": 0, "reader": 1, "editor": 2, "administrator": 3}
NO_SUCH_ID = "999999"


def check_endpoint(client: Client, role: str, method: str, path: str, access: str) -> None:
    target = re.sub(r"\{\w+\}", NO_SUCH_ID, path)
    body = None if method in ("GET", "DELETE") or path == "/api/imports" else b"{}"
    allowed = ROLES.index(role) >= NEEDED[access]
    changes = method != "GET" and access != "anyone"
    status, _, _ = client.ask(method, target, body)
    right = status not in (401, 403) if allowed else status == (401 if role == "nobody" else 403)
    if access == "anyone":  # a wrong password is 401 too
        right = status != 403
    if not right:
        raise Failed(f"{method} {path} as {role}: status {status}, access {access}")
    if changes and role != "nobody":
        status, _, _ = client.ask(method, target, body, {"X-CSRF-Token": "wrong"})
        if status != 403:
            raise Failed(f"{method} {path} as {role} without CSRF token: status {status}")


FIRST_STEPS = [("GET", "/api/session"), ("DELETE", "/api/session"), ("POST", "/api/session/password")]


def check_newcomer(server: Server, endpoints: list[tuple[str, str, str]]) -> int:
    """With the one-time password of an administrator nothing can be done but to look who one is, change it or leave."""
    newcomer = Client(server).log_in("admin", server.admin_password)
    for method, path, access in endpoints:
        if access == "anyone" or (method, path) in FIRST_STEPS:
            continue
        body = None if method in ("GET", "DELETE") or path == "/api/imports" else b"{}"
        status, _, content = newcomer.ask(method, re.sub(r"\{\w+\}", NO_SUCH_ID, path), body)
        error = json.loads(content).get("error", {})
        if status != 403 or error["code"] != "permission_denied" or error["where"] != "/user/must_change_password":
            raise Failed(f"{method} {path} with a one-time password: status {status} {content[:200]!r}")
    if not json.loads(newcomer.ask("GET", "/api/session")[2])["user"]["must_change_password"]:
        raise Failed("the session does not say that the password must be changed")
    if newcomer.ask("DELETE", "/api/session")[0] != 204:
        raise Failed("no log-out with a one-time password")
    return len(endpoints)


def run_roles(binary: str) -> int:
    """Every endpoint × every role. A log-out that works ends the session, so each role logs in anew after it."""
    server = Server(binary)
    count = 0
    try:
        people = People(server)
        table = json.loads(people["nobody"].ask("GET", "/api/openapi.json")[2])["paths"]
        endpoints = [(m.upper(), path, op["x-access"]) for path, ops in table.items() for m, op in ops.items()]
        count += check_newcomer(server, endpoints)
        people["editor"], people["reader"]
        for role in ROLES:
            endpoints.sort(key=lambda e: e[:2] == ("DELETE", "/api/session"))  # last
            for method, path, access in endpoints:
                if (method, path) == ("DELETE", "/api/session") and role != "nobody":
                    status, _, _ = people[role].ask(method, path, None, {"X-CSRF-Token": "wrong"})
                    if status != 403:
                        raise Failed(f"log-out as {role} without CSRF token: status {status}")
                    old = people[role].cookie
                    people[role].ask(method, path)
                    people[role].cookie = old
                    if people[role].ask("GET", "/api/session")[0] != 401:
                        raise Failed(f"{role} is still logged in after logging out")
                else:
                    check_endpoint(people[role], role, method, path, access)
                count += 1
        if count < 5 * 40:
            raise Failed(f"only {count} combinations: is the table whole?")
    finally:
        server.stop()
    return count


def published_catalogue(editor: Client) -> int:
    """Through the API, like everybody."""
    content = (HERE / "fixtures/campaign.html").read_bytes()
    _, _, made = editor.ask("POST", "/api/imports?file_name=campaign.html", content, {"Content-Type": "application/octet-stream"})
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        found = json.loads(editor.ask("GET", f"/api/imports/{json.loads(made)['id']}")[2])
        if found["state"] == "ready":
            catalogue = found["catalogue_id"]
            revision = json.loads(editor.ask("GET", f"/api/catalogues/{catalogue}")[2])["revision"]
            editor.ask("POST", f"/api/catalogues/{catalogue}/publish", json.dumps({"revision": revision}).encode())
            return catalogue
        time.sleep(0.1)
    raise Failed("the catalogue was not read in time")


def run_scope(binary: str) -> int:
    """Every endpoint with a right × every role × every place."""
    server = Server(binary)
    try:
        people = People(server)
        table = json.loads(people["nobody"].ask("GET", "/api/openapi.json")[2])
        world = scope.World(people["admin"], people["editor"], published_catalogue)
        count = scope.check_scopes(table, world, lambda name: people[name])
        if count < 12 * 4 * 10:
            raise Failed(f"only {count} combinations: is the table whole?")
        return count
    except scope.Wrong as wrong:
        raise Failed(str(wrong)) from None
    finally:
        server.stop()


def run_tls(binary: str) -> int:
    """With a certificate: TLS 1.2 and 1.3 only, the cookie marked Secure, nothing in the clear."""
    folder = tempfile.TemporaryDirectory(prefix="zs_tls_")
    key, certificate = f"{folder.name}/key.pem", f"{folder.name}/certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = Server(binary, "--tls-cert", certificate, "--tls-key", key)
    try:
        trusting = ssl.create_default_context(cafile=certificate)
        trusting.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", server.port, timeout=60, context=trusting)
        body = json.dumps({"user_name": "admin", "password": server.admin_password})
        connection.request("POST", "/api/session", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200 or not answer.headers["Set-Cookie"].endswith("; Secure"):
            raise Failed(f"log-in over TLS: {answer.status} {answer.headers['Set-Cookie']}")
        if not answer.headers["Strict-Transport-Security"]:
            raise Failed("no Strict-Transport-Security over TLS")
        connection.close()
        warnings.simplefilter("ignore", DeprecationWarning)  # old versions are what is tried here
        trusting.minimum_version, trusting.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        trusting.set_ciphers("ALL:@SECLEVEL=0")
        for attempt in (lambda: http.client.HTTPSConnection("127.0.0.1", server.port, timeout=10, context=trusting),
                        lambda: http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)):
            try:
                old = attempt()
                old.request("GET", "/api/health")
                raise Failed(f"answered without TLS 1.2: {old.getresponse().status}")
            except (ssl.SSLError, ConnectionError, http.client.HTTPException):
                pass
    finally:
        server.stop()
        folder.cleanup()
    return 3


def main() -> int:
    binary = os.path.abspath(sys.argv[1])
    special = {"roles": run_roles, "scope": run_scope, "tls": run_tls}
    names = sys.argv[2:] or [*sorted(str(path) for path in HERE.glob("*.test")), *special]
    failed = 0
    for name in names:
        try:
            count = special[name](binary) if name in special else run_file(binary, pathlib.Path(name))
            print(f"{pathlib.Path(name).name}: {count} cases passed")
        except Failed as failure:
            failed += 1
            print(f"{pathlib.Path(name).name}: {failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
