"""The Directus peer: its collection is made by its own API, the rows go straight into its SQLite file."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing

from measure import CACHE, Server, fetch, free_port, say

VERSION = "11.17.4"
FOLDER = CACHE / "directus"
TOKEN = "bench-static-token"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
FIELDS = [("catalogue_id", "integer"), ("item_id", "integer"), ("number", "string"), ("list_name", "string"),
          ("text", "text"), ("unit_id", "integer"), ("unit_name", "string"), ("role", "string"), ("deadline", "string"),
          ("due_on", "string"), ("state", "string")]
PAGE = ("/items/tasks?filter[unit_id][_eq]={unit}&sort=due_on,id&limit=50&meta=filter_count"
        "&fields=id," + ",".join(name for name, _ in FIELDS))
SINGLE = "/items/tasks/{task}?fields=id," + ",".join(name for name, _ in FIELDS)


def node() -> str:
    return next(str(p) for p in (CACHE / "node").glob("node_modules/node-linux-*/bin/node"))


def cli() -> list[str]:
    return [node(), str(FOLDER / "node_modules/directus/cli.js")]


def environment(database, port: int) -> dict[str, str]:
    """Admin's static token: no permission rules to evaluate. No log, no telemetry, no limiter."""
    return {"NODE_ENV": "production", "DB_CLIENT": "sqlite3", "DB_FILENAME": str(database), "TELEMETRY": "false",
            "SECRET": "bench-only-not-a-secret-of-anything-else", "ADMIN_EMAIL": "admin@example.com",
            "ADMIN_PASSWORD": "bench-password-1", "ADMIN_TOKEN": TOKEN, "HOST": "127.0.0.1", "PORT": str(port),
            "PUBLIC_URL": f"http://127.0.0.1:{port}", "LOG_LEVEL": "error", "PRESSURE_LIMITER_ENABLED": "false"}


def server(database) -> Server:
    port = free_port()
    return Server(f"directus {VERSION}", cli() + ["start"], f"http://127.0.0.1:{port}/server/ping",
                  environment(database, port), FOLDER)


def make(database, rows: list[dict]) -> None:
    if database.exists():
        return
    say("Directus: making its database")
    fresh = database.with_suffix(".new")
    for stale in fresh.parent.glob(fresh.name + "*"):
        stale.unlink()
    subprocess.run(cli() + ["bootstrap"], env=os.environ | environment(fresh, 0), cwd=FOLDER, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
    with server(fresh) as running:
        create_collection(running.url.rsplit("/server", 1)[0])
    insert(fresh, rows)
    fresh.rename(database)


def create_collection(base: str) -> None:
    fields = [{"field": "id", "type": "integer", "schema": {"is_primary_key": True, "has_auto_increment": True}}]
    fields += [{"field": name, "type": kind, "schema": {}} for name, kind in FIELDS]
    body = json.dumps({"collection": "tasks", "schema": {}, "fields": fields}).encode()
    status, reply, _ = fetch(f"{base}/collections", HEADERS | {"Content-Type": "application/json"}, body)
    if status != 200:
        raise SystemExit(f"bench: Directus refused the collection: {status} {reply[:300]!r}")


def insert(database, rows: list[dict]) -> None:
    names = ["id"] + [name for name, _ in FIELDS]
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("PRAGMA journal_mode=WAL")
        db.executemany(f"INSERT INTO tasks ({','.join(names)}) VALUES ({','.join('?' * len(names))})",
                       ([row[name] for name in names] for row in rows))
        db.execute("CREATE INDEX tasks_by_unit_due ON tasks (unit_id, due_on, id)")
        db.execute("ANALYZE")
