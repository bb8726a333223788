"""The Django REST framework peer behind gunicorn: two worker processes, connections kept."""

import os
import subprocess
from pathlib import Path

from measure import CACHE, PYTHON, Server, free_port, say

FOLDER = Path(__file__).resolve().parent
TOKEN = "0123456789abcdef0123456789abcdef01234567"
HEADERS = {"Authorization": f"Token {TOKEN}"}
PAGE = "/api/tasks?unit_id={unit}&limit=50"
SINGLE = "/api/tasks/{task}"


def environment(database) -> dict[str, str]:
    return {"BENCH_DJANGO_DB": str(database), "BENCH_TOKEN": TOKEN, "PYTHONPATH": str(FOLDER)}


def make(database, rows_path) -> None:
    if database.exists():
        return
    say("Django: making its database")
    fresh = database.with_suffix(".new")
    for stale in fresh.parent.glob(fresh.name + "*"):
        stale.unlink()
    subprocess.run([PYTHON, str(FOLDER / "django_service.py"), str(rows_path)], env=os.environ | environment(fresh),
                   cwd=CACHE, check=True, timeout=180)
    fresh.rename(database)


def server(database) -> Server:
    port = free_port()
    command = [PYTHON, "-m", "gunicorn", "--workers", "2", "--worker-class", "gthread", "--threads", "4",
               "--keep-alive", "75", "--bind", f"127.0.0.1:{port}", "--log-level", "error", "django_service:application"]
    return Server("django-rest", command, f"http://127.0.0.1:{port}/api/tasks/1", environment(database), CACHE, HEADERS)
