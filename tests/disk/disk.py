#!/usr/bin/env python3
"""A disk without room, and one that fails to sync: what people are told, what is kept, and that the server goes on.

    tests/disk/disk.py ZHUNSHENG [full | sync | postgresql]...

full: the data folder on a small file system of its own (needs root; else it is passed over), filled to the last byte.
sync: calls that fail on demand (tests/uploads/faults.c, preloaded): fsync of the database, writes of an export.
postgresql: a PostgreSQL server on the small file system.
"""

import contextlib
import errno
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "kill"), str(HERE.parent / "postgres")]
import server as postgres  # noqa: E402
from filing import PASSWORD, Campaign, Client, Failed, Server, ask  # noqa: E402

SKIPPED = postgres.SKIPPED


def check(condition: bool, what: str) -> None:
    if not condition:
        raise Failed(what)


@contextlib.contextmanager
def small_disk(mebibytes: int):
    """A folder on a file system of that size; None where nobody may make one."""
    with tempfile.TemporaryDirectory(prefix="zs_disk_") as name:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "zhunsheng-test", name], capture_output=True)
        if mounted.returncode != 0:
            yield None
            return
        try:
            os.chmod(name, 0o755)
            yield pathlib.Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


def fill(folder: pathlib.Path, left_bytes: int = 0) -> pathlib.Path:
    """Takes the room that is left."""
    path = folder / "filler"
    with open(path, "wb", buffering=0) as file:
        room = os.statvfs(folder)
        file.write(bytes(max(0, room.f_bavail * room.f_frsize - left_bytes)))
        try:
            while not left_bytes:
                file.write(bytes(4096))
        except OSError as full:
            check(full.errno == errno.ENOSPC, f"filling: {full}")
    return path


class World:
    """A campaign, one submission of the first unit, and what was acknowledged of it."""

    def __init__(self, server: Server):
        self.server = server
        given = server.start()
        self.admin = Client(server).log_in("admin", given).set_own_password(given, PASSWORD)
        self.campaign = Campaign(server, self.admin)
        self.contact = self.campaign.contacts[0]
        tasks = ask(self.contact, "GET", "/api/my/tasks")["rows"]
        self.known = self.facts(ask(self.contact, "POST", "/api/submissions", {"assignment_id": tasks[0]["assignment_id"]}))
        self.count = 0

    @staticmethod
    def facts(answer: dict) -> dict:
        return {"id": answer["summary"]["id"], "revision": answer["summary"]["revision"], "digest": answer["summary"]["digest"],
                "content": answer["content"]}

    def edit(self) -> tuple[int, bytes]:
        """Some thousand characters, new each time."""
        self.count += 1
        answer = {"part": "1", "text": f"第{self.count}次。" + "办结并逐件公开。" * 400, "cases": [], "addresses": [], "rows": []}
        content = {"not_involved": False, "not_involved_reason": "", "open_to_public": False, "answers": [answer]}
        body = json.dumps({"revision": self.known["revision"], "content": content}).encode()
        status, _, content = self.contact.ask("PUT", f"/api/submissions/{self.known['id']}", body)
        if status == 200:
            self.known = self.facts(json.loads(content))
        return status, content

    def check_kept(self) -> None:
        now = self.facts(ask(self.contact, "GET", f"/api/submissions/{self.known['id']}"))
        check(now == self.known, f"acknowledged {self.known['revision']}, found {now['revision']}")
        verdict = subprocess.run([self.server.binary, "audit", "verify", *self.server.place], capture_output=True, text=True)
        check(verdict.returncode == 0, f"the audit chain: {verdict.stdout}{verdict.stderr}")

    def edit_until_refused(self, wanted: dict[int, str], times: int = 3000) -> None:
        """`wanted`: the answers that may end it, by status, with their codes."""
        for _ in range(times):
            status, content = self.edit()
            if status != 200:
                break
        check(status in wanted, f"without room: {status} {content[:300].decode(errors='replace')}")
        told = json.loads(content)["error"]
        check(told["code"] == wanted[status], f"without room: {told}")
        if status == 507:
            check("磁盘已满" in told["message"] and "管理员" in told["message"], f"nobody would know what to do: {told['message']}")

    def export(self, kind: str) -> dict:
        made = ask(self.campaign.office, "POST", f"/api/campaigns/{self.campaign.id}/exports", {"kind": kind, "audience": "internal"})
        for _ in range(600):
            now = ask(self.campaign.office, "GET", f"/api/exports/{made['id']}")
            if now["state"] not in ("queued", "running"):
                break
            time.sleep(0.05)
        return now

    def check_export(self, number: int) -> None:
        status, _, content = self.campaign.office.ask("GET", f"/api/exports/{number}/content")
        wanted = ask(self.campaign.office, "GET", f"/api/exports/{number}")["sha256"]
        check(status == 200 and hashlib.sha256(content).hexdigest() == wanted, f"export {number}: {status}")

    def reads(self) -> None:
        for client, path in ((self.contact, "/api/my/tasks"), (self.contact, f"/api/submissions/{self.known['id']}"),
                             (self.campaign.office, f"/api/campaigns/{self.campaign.id}/dashboard")):
            ask(client, "GET", path)


def restarted(world: World) -> None:
    world.server.kill()
    world.server.start()
    world.check_kept()


def full(binary: str) -> int:
    with small_disk(400) as disk:
        if disk is None:
            return SKIPPED
        world = World(Server(binary, disk))
        try:
            for _ in range(3):
                world.edit()
            upload = ask(world.contact, "POST", "/api/uploads", {"organisation_id": world.campaign.bodies[0],
                                                                 "file_name": "材料.txt", "size_bytes": 300_000})
            filler = fill(disk)
            world.edit_until_refused({507: "storage_full"})
            world.reads()
            world.check_kept()
            piece = os.urandom(300_000)
            path = f"/api/uploads/{upload['id']}/content?offset=0&sha256={hashlib.sha256(piece).hexdigest()}"
            status, _, content = world.contact.ask("PUT", path, piece, {"Content-Type": "application/octet-stream"})
            check(status == 507 and b"storage_full" in content, f"a piece without room: {status} {content[:200]!r}")
            check(ask(world.contact, "GET", f"/api/uploads/{upload['id']}")["received_bytes"] == 0, "half a piece counts")
            status, _, content = world.contact.ask("POST", "/api/uploads", json.dumps(
                {"organisation_id": world.campaign.bodies[0], "file_name": "b.txt", "size_bytes": 5}).encode())
            check(status == 507, f"an upload is announced without room: {status} {content[:200]!r}")
            filler.unlink()
            check(world.edit()[0] == 200, "there is room again, and it does not go on")
            ready = world.export("task_rows")
            check(ready["state"] == "ready", f"an export with room: {ready}")
            world.check_export(ready["id"])
            status, _, content = world.contact.ask("PUT", path, piece, {"Content-Type": "application/octet-stream"})
            check(status == 200, f"a piece with room: {status} {content[:200]!r}")
            done = ask(world.contact, "POST", f"/api/uploads/{upload['id']}/evidence",
                       {"sha256": hashlib.sha256(piece).hexdigest(), "title": "材料", "mark": "open"})
            restarted(world)
            status, _, content = world.contact.ask("GET", f"/api/evidence/{done['id']}/content")
            check(status == 200 and content == piece, "evidence after the restart")
        finally:
            world.server.kill()
    return 0


class Faults:
    """Faults that are switched on and off (tests/uploads/faults.c)."""

    def __init__(self, folder: pathlib.Path):
        library = folder / "faults.so"
        self.control = folder / "faults"
        source = HERE.parent / "uploads/faults.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        self.env = {"LD_PRELOAD": str(library), "ZS_FAULTS": str(self.control)}

    @contextlib.contextmanager
    def __call__(self, *lines: str):
        fresh = self.control.with_suffix(".new")
        fresh.write_text("".join(line + "\n" for line in lines))
        fresh.rename(self.control)
        try:
            yield
        finally:
            self.control.unlink()


def sync(binary: str) -> int:
    with tempfile.TemporaryDirectory(prefix="zs_disk_") as name:
        folder = pathlib.Path(name)
        faults = Faults(folder)
        world = World(Server(binary, folder, env=faults.env))
        try:
            failing = [f"{call} {errno.EIO} zhunsheng.db" for call in ("fsync", "fdatasync")]
            for _ in range(3):
                with faults(*failing):
                    status, content = world.edit()
                    told = json.loads(content)["error"]
                    check(status == 500 and told["code"] == "storage_failed", f"a commit that cannot be synced: {status} {told}")
                    check("磁盘" in told["message"], told["message"])
                    world.reads()
                world.check_kept()
                check(world.edit()[0] == 200, "the disk is well again, and it does not go on")
            with faults(*[f"{call} {errno.ENOSPC} zhunsheng.db" for call in ("pwrite", "pwrite64", "write")]):
                world.edit_until_refused({507: "storage_full"}, 1)
                world.reads()
            world.check_kept()
            for kind in ("brief", "pack"):
                with faults(*[f"{call} {errno.ENOSPC} /exports/" for call in ("write", "writev", "pwrite", "pwrite64")]):
                    failed = world.export(kind)
                check(failed["state"] == "failed" and "磁盘已满" in failed["problem"], f"{kind} without room: {failed}")
                status, _, _ = world.campaign.office.ask("GET", f"/api/exports/{failed['id']}/content")
                check(status >= 400, f"{kind}: half a file is handed out")
                ready = world.export(kind)
                check(ready["state"] == "ready", f"{kind} with room: {ready}")
                world.check_export(ready["id"])
            with faults(f"fsync {errno.EIO} /exports"):
                failed = world.export("task_rows")
            check(failed["state"] == "failed" and "磁盘" in failed["problem"], f"an export that cannot be synced: {failed}")
            left = {path.name for path in (folder / "data/exports").iterdir()}
            check(not any(name.endswith(".part") for name in left), f"left behind: {left}")
            restarted(world)
        finally:
            world.server.kill()
    return 0


def postgresql(binary: str) -> int:
    if not postgres.is_there():
        return SKIPPED
    with small_disk(160) as disk, tempfile.TemporaryDirectory(prefix="zs_disk_") as name:
        if disk is None:
            return SKIPPED
        tempfile.tempdir = str(disk)
        database = postgres.Postgres(durable=True)
        tempfile.tempdir = None
        try:
            world = World(Server(binary, pathlib.Path(name), database.url))
            filler = fill(disk)
            # A server that has no room for its log ends itself, and is away until it has.
            world.edit_until_refused({507: "storage_full", 503: "unavailable"})
            filler.unlink()
            database.revive()
            until = time.monotonic() + 60
            while world.edit()[0] != 200:
                check(time.monotonic() < until, "there is room again, and it does not go on")
                time.sleep(0.2)
            world.check_kept()
            restarted(world)
        finally:
            world.server.kill()
            database.stop()
    return 0


def main() -> int:
    binary = os.path.abspath(sys.argv[1])
    tests = {"full": full, "sync": sync, "postgresql": postgresql}
    for name in sys.argv[2:] or tests:
        try:
            status = tests[name](binary)
        except Failed as failure:
            print(f"{name}: {failure}")
            return 1
        print(f"{name}: {'passed over' if status else 'passed'}")
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
