"""Our side of the API bench, prepared by the product itself: a document of 2,400 items is imported and published."""

import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import make_docx
import rows
from measure import DATA, ROOT, Server, fetch, free_port, say, zhunsheng
from peers import directus, drf

FOLDER = DATA / "zhunsheng"
USER, GIVEN, PASSWORD = "bench", "given-once-by-the-office-3", "for-measuring-only-7"


def server(folder: Path, *more: str) -> Server:
    port = free_port()
    command = [zhunsheng(), "serve", "--data", str(folder), "--web", str(ROOT / "web/dist"), "--listen",
               f"127.0.0.1:{port}", *more]
    return Server("zhunsheng", command, f"http://127.0.0.1:{port}/api/health")


class Client:
    """The API as a signed-in administrator."""

    def __init__(self, base: str, password: str = PASSWORD):
        self.base, self.headers = base, {"Content-Type": "application/json"}
        body = json.dumps({"user_name": USER, "password": password}).encode()
        status, reply, fields = fetch(f"{base}/api/session", self.headers, body)
        if status != 200:
            raise SystemExit(f"bench: zhunsheng refused the log-in: {status} {reply.decode()}")
        cookie = next(value for name, value in fields.items() if name.lower() == "set-cookie")
        self.headers |= {"Cookie": cookie.split(";")[0], "X-CSRF-Token": json.loads(reply)["csrf_token"]}

    def ask(self, path: str, body: dict | None = None, method: str | None = None):
        encoded = None if body is None else json.dumps(body).encode()
        status, reply, _ = fetch(self.base + path, self.headers, encoded, method)
        if status not in (200, 201, 202, 204):
            raise SystemExit(f"bench: {path} answers {status}: {reply.decode()[:400]}")
        return json.loads(reply) if reply else None


def add_user(folder: Path) -> None:
    subprocess.run([zhunsheng(), "user", "add", USER, "--role", "administrator", "--data", str(folder)],
                   input=GIVEN + "\n", text=True, check=True, stdout=subprocess.DEVNULL, timeout=60)


def first_client(base: str) -> Client:
    """The administrator of add_user(), with a password of their own from now on."""
    client = Client(base, GIVEN)
    client.ask("/api/session/password", {"old_password": GIVEN, "new_password": PASSWORD})
    return client


def wait_for_imports(client: Client, count: int) -> list[int]:
    """The catalogues made of them."""
    for _ in range(3000):
        found = client.ask("/api/imports?limit=100")["rows"]
        failed = [row for row in found if row["state"] == "failed"]
        if failed:
            raise SystemExit(f"bench: an import failed: {failed[0]['error']}")
        if len(found) == count and all(row["state"] == "ready" for row in found):
            return [row["catalogue_id"] for row in found]
        time.sleep(0.1)
    raise SystemExit("bench: the import was not ready within five minutes")


def publish(client: Client, catalogue: int) -> None:
    errors = client.ask(f"/api/catalogues/{catalogue}/findings?severity=error&state=open&limit=1000")["rows"]
    for each in errors:
        client.ask(f"/api/findings/{each['id']}", {"state": "dismissed", "reason": "invented text"}, "PATCH")
    revision = client.ask(f"/api/catalogues/{catalogue}")["revision"]
    client.ask(f"/api/catalogues/{catalogue}/publish", {"revision": revision})


def all_tasks(client: Client) -> list[dict]:
    first = client.ask("/api/tasks?limit=1000")
    found = first["rows"]
    while len(found) < first["total"]:
        found += client.ask(f"/api/tasks?limit=1000&offset={len(found)}")["rows"]
    return found


def make(folder: Path) -> None:
    """All or nothing: the folder appears when it is complete."""
    say("zhunsheng: importing and publishing 2,400 items for 80 units")
    fresh = folder.with_suffix(".new")
    shutil.rmtree(fresh, ignore_errors=True)
    document = DATA / "tasks.docx"
    make_docx.write(document, make_docx.tasks_document(rows.items()))
    fresh.mkdir(parents=True)
    add_user(fresh)
    with server(fresh, "--import", str(document)) as running:
        client = first_client(running.base())
        publish(client, wait_for_imports(client, 1)[0])
        tasks = all_tasks(client)
    wanted = rows.ITEMS * rows.ROLES_PER_ITEM
    if len(tasks) != wanted:
        raise SystemExit(f"bench: {len(tasks)} tasks were made of the document, not {wanted}")
    if sorted(t["id"] for t in tasks) != list(range(1, wanted + 1)) or max(t["unit_id"] for t in tasks) != rows.UNITS:
        raise SystemExit("bench: ids are not 1 to 24,000 and 1 to 80, as load.lua draws them")
    (DATA / "tasks.json").write_text(json.dumps(tasks, ensure_ascii=False))
    for stale in ("directus.db", "django.db"):
        (DATA / stale).unlink(missing_ok=True)
    fresh.rename(folder)


def prepare() -> Path:
    DATA.mkdir(parents=True, exist_ok=True)
    if not FOLDER.exists():
        make(FOLDER)
    return FOLDER


def prepare_peers() -> None:
    """The same rows for all."""
    prepare()
    path = DATA / "tasks.json"
    directus.make(DATA / "directus.db", json.loads(path.read_text()))
    drf.make(DATA / "django.db", path)


def database(folder: Path) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.suffix in (".db", ".sqlite", ".sqlite3"))
