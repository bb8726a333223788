#!/usr/bin/env python3
"""Uploads under faults, against the whole server: what was acknowledged is there, what was not is nowhere.

    tests/uploads/uploads.py ZHUNSHENG [connections | kills [ROUNDS] | disk | big [BYTES]]...

connections: cut in mid-piece, damaged, late, taken over. kills: `kill -9` at random moments, then on with the same file.
disk: full and failing, by a library that is preloaded. big: one file of 2 GiB, the server killed at half of it; memory is watched.
"""

import hashlib
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
GIVEN, OWN = "given-by-admin-1", "plumb-line-2026"
ENOSPC, EIO = 28, 5
PIECE = 256 << 10
PATIENCE_S = 60


class Failed(Exception):
    pass


def check(condition: bool, what: str) -> None:
    if not condition:
        raise Failed(what)


def until(condition, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        check(time.monotonic() < end, what)
        time.sleep(0.01)


class Server:
    """A server that can be killed and started again on the same data."""

    def __init__(self, binary: str, env: dict | None = None):
        self.binary, self.env = binary, {**os.environ, **(env or {})}
        self.folder = tempfile.TemporaryDirectory(prefix="zs_uploads_")
        self.data = pathlib.Path(self.folder.name) / "data"
        self.cookie = self.csrf = ""
        self.start()
        given = re.search(r"一次性密码 (\S+?)（", self.process.stdout.readline())[1]
        self.log_in("admin", given)
        self.own_password(given)
        self.prepare()

    def start(self) -> None:
        with open(pathlib.Path(self.folder.name) / "log", "a") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0"],
                stdout=subprocess.PIPE, stderr=log, text=True, cwd=ROOT, env=self.env)
        first = self.process.stdout.readline()
        found = re.search(r":(\d+)\s*$", first)
        check(found is not None, f"the server did not start: {first!r}")
        self.port = int(found[1])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def ask(self, method: str, path: str, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookie, "X-CSRF-Token": self.csrf, "Content-Type": "application/octet-stream"}
        if isinstance(body, dict):
            body, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        if body is None and method in ("POST", "PUT"):
            body = b""
        try:
            connection.request(method, path, body, {name: value for name, value in headers.items() if value})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.headers.get("Set-Cookie"):
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer.status, content

    def must(self, status: int, method: str, path: str, body=None):
        got, content = self.ask(method, path, body)
        check(got == status, f"{method} {path}: {got} instead of {status}: {content[:300].decode(errors='replace')}")
        return json.loads(content) if content else None

    def log_in(self, name: str, password: str) -> None:
        self.csrf = self.must(200, "POST", "/api/session", {"user_name": name, "password": password})["csrf_token"]

    def own_password(self, given: str) -> None:
        self.must(204, "POST", "/api/session/password", {"old_password": given, "new_password": OWN})

    def prepare(self) -> None:
        """A district, a unit and its contact, who uploads."""
        place = self.must(201, "POST", "/api/jurisdictions", {"level": "district", "name": "示例区"})
        unit = self.must(201, "POST", "/api/organisations", {"jurisdiction_id": place["id"], "name": "区水务局"})
        self.must(201, "POST", "/api/memberships", {"user_name": "lianluo", "display_name": "联络人", "password": GIVEN,
                                                   "organisation_id": unit["id"], "role": "contact"})
        self.unit = unit["id"]
        self.cookie = self.csrf = ""
        self.log_in("lianluo", GIVEN)
        self.own_password(GIVEN)

    def create(self, content: bytes, name: str = "执法总结.txt") -> dict:
        return self.must(201, "POST", "/api/uploads",
                         {"organisation_id": self.unit, "file_name": name, "size_bytes": len(content)})

    def put(self, upload: dict, offset: int, piece: bytes, digest: str | None = None):
        digest = digest or hashlib.sha256(piece).hexdigest()
        return self.ask("PUT", f"/api/uploads/{upload['id']}/content?offset={offset}&sha256={digest}", piece)

    def received(self, upload: dict) -> int:
        return self.must(200, "GET", f"/api/uploads/{upload['id']}")["received_bytes"]

    def finish(self, upload: dict, content: bytes, title: str = "执法总结"):
        wanted = {"sha256": hashlib.sha256(content).hexdigest(), "title": title, "mark": "open"}
        return self.ask("POST", f"/api/uploads/{upload['id']}/evidence", wanted)

    def check_stored(self, evidence: dict, content: bytes) -> None:
        status, got = self.ask("GET", f"/api/evidence/{evidence['id']}/content")
        check(status == 200 and got == content, f"evidence {evidence['id']} is not what was sent")
        check(evidence["sha256"] == hashlib.sha256(content).hexdigest(), "another digest than that of the content")
        check(evidence["sm3"] == "sm3:" + hashlib.new("sm3", content).hexdigest(), "another SM3 digest")

    def partial_bytes(self) -> int:
        """What is there of the one upload that is under way."""
        [path] = (self.data / "uploads").iterdir()
        return path.stat().st_size

    def in_pieces(self, upload: dict, content: bytes, offset: int = 0) -> None:
        while offset < len(content):
            status, body = self.put(upload, offset, content[offset:offset + PIECE])
            check(status == 200, f"piece at {offset}: {status} {body[:200]!r}")
            offset = json.loads(body)["received_bytes"]


def cut_piece(server: Server, upload: dict, offset: int, piece: bytes, sent: int, close: bool = True) -> socket.socket:
    """Sends the first bytes of a piece and, once some are taken, goes away, or stays and says nothing more. Returns when the
    server has seen it."""
    line = socket.create_connection(("127.0.0.1", server.port))
    digest = hashlib.sha256(piece).hexdigest()
    line.sendall((f"PUT /api/uploads/{upload['id']}/content?offset={offset}&sha256={digest} HTTP/1.1\r\nHost: x\r\n"
                  f"Cookie: {server.cookie}\r\nX-CSRF-Token: {server.csrf}\r\nContent-Type: application/octet-stream\r\n"
                  f"Content-Length: {len(piece)}\r\n\r\n").encode() + piece[:sent])
    until(lambda: server.partial_bytes() > offset, "a piece that comes in is not taken")
    if close:
        line.close()
        until(lambda: server.partial_bytes() == offset, "a piece that was cut is left behind")
    return line


def connections(binary: str) -> None:
    server = Server(binary)
    try:
        content = random.Random(1).randbytes(3 * PIECE + 77)
        upload = server.create(content)
        check(server.put(upload, 0, content[:PIECE])[0] == 200, "the first piece")
        cut_piece(server, upload, PIECE, content[PIECE:2 * PIECE], 100_000)
        check(server.received(upload) == PIECE, "a piece that was cut counts")
        check(server.put(upload, 0, content[:PIECE])[0] == 409, "a piece that is there already is taken again")
        check(server.put(upload, PIECE, content[PIECE:2 * PIECE], "0" * 64)[0] == 400, "a damaged piece is taken")
        check(server.received(upload) == PIECE, "a damaged piece counts")
        check(server.finish(upload, content)[0] == 409, "an upload that is not complete is finished")
        # A connection that is dead without anybody knowing must not keep its owner from going on.
        dead = cut_piece(server, upload, PIECE, content[PIECE:2 * PIECE], 5_000, close=False)
        server.in_pieces(upload, content, PIECE)
        dead.sendall(content[PIECE + 5_000:2 * PIECE])
        check(b" 409 " in dead.recv(4096).split(b"\r\n")[0], "who was taken over is told")
        dead.close()
        check(server.put(upload, len(content), b"more")[0] == 413, "more than was announced is taken")
        status, body = server.finish(upload, b"something else")
        check(status == 409, "a file with another digest is finished")
        first = server.finish(upload, content)
        again = server.finish(upload, content)
        check(first[0] == 201 and again[0] == 201, f"finish: {first} {again}")
        check(json.loads(first[1])["id"] == json.loads(again[1])["id"], "the same upload became evidence twice")
        server.check_stored(json.loads(first[1]), content)
        check(server.must(200, "GET", "/api/evidence")["total"] == 1, "not exactly one record")
        check(not list((server.data / "uploads").iterdir()), "pieces are left behind")
        gone = server.create(content)
        server.put(gone, 0, content[:PIECE])
        check(server.ask("DELETE", f"/api/uploads/{gone['id']}")[0] == 204, "an upload cannot be given up")
        check(not list((server.data / "uploads").iterdir()), "a cancelled upload leaves its pieces")
        check(server.ask("POST", "/api/uploads", {"organisation_id": server.unit, "file_name": "a", "size_bytes": 3 << 30})[0]
              == 413, "a file of 3 GiB is announced")
    finally:
        server.stop()


def kills(binary: str, rounds: int = 6) -> None:
    """The server is killed while a file comes in or is being finished; it goes on where it was acknowledged to be."""
    server = Server(binary)
    chance = random.Random(2)
    stored = []
    try:
        for number in range(rounds):
            content = chance.randbytes(chance.randint(1, 6) * PIECE + chance.randint(0, 999))
            upload = server.create(content, f"材料{number}.txt")
            acknowledged, evidence = 0, None
            timer = threading.Timer(chance.uniform(0.0, 0.15), server.kill)
            timer.start()
            try:
                while acknowledged < len(content):
                    status, body = server.put(upload, acknowledged, content[acknowledged:acknowledged + PIECE])
                    check(status == 200, f"a piece: {status}")
                    acknowledged = json.loads(body)["received_bytes"]
                status, body = server.finish(upload, content, f"材料{number}")
                check(status == 201, f"finishing: {status}")
                evidence = json.loads(body)
            except (OSError, http.client.HTTPException):
                pass
            timer.join()
            server.start()
            now = server.must(200, "GET", f"/api/uploads/{upload['id']}")
            check(now["received_bytes"] >= acknowledged, f"{acknowledged} were acknowledged, {now} are there")
            check(evidence is None or now["state"] == "finished", "a finished upload is open again")
            if now["state"] == "open":
                server.in_pieces(upload, content, now["received_bytes"])
            status, body = server.finish(upload, content, f"材料{number}")
            check(status == 201, f"finishing after the kill: {status} {body[:200]!r}")
            check(evidence is None or evidence["id"] == json.loads(body)["id"], "finished twice")
            stored.append((json.loads(body), content))
            for one, bytes_of_it in stored:
                server.check_stored(one, bytes_of_it)
        total = server.must(200, "GET", "/api/evidence")["total"]
        check(total == len(stored), f"{total} records for {len(stored)} uploads")
    finally:
        server.stop()
    verified = subprocess.run([binary, "audit", "verify", "--data", str(server.data)], capture_output=True, text=True)
    check(verified.returncode == 0, f"the audit chain: {verified.stdout}{verified.stderr}")


def disk(binary: str) -> None:
    folder = tempfile.TemporaryDirectory(prefix="zs_faults_")
    library, control = f"{folder.name}/faults.so", pathlib.Path(folder.name) / "faults"
    subprocess.run([shutil.which("gcc") or "cc", "-shared", "-fPIC", "-O1", "-o", library,
                    str(pathlib.Path(__file__).with_name("faults.c")), "-ldl"], check=True)
    server = Server(binary, {"LD_PRELOAD": library, "ZS_FAULTS": str(control)})
    try:
        content = random.Random(3).randbytes(2 * PIECE + 5)
        upload = server.create(content)
        check(server.put(upload, 0, content[:PIECE])[0] == 200, "the first piece")

        def failing(line: str, wanted: tuple, what: str, attempt) -> None:
            control.write_text(line + "\n")
            status, body = attempt()
            control.unlink()
            check(status in wanted, f"{what}: {status} {body[:200].decode(errors='replace')}")
            check(server.received(upload) == PIECE or what.startswith("finish"), f"{what}: the piece counts")

        piece = content[PIECE:2 * PIECE]
        failing(f"pwrite {ENOSPC} /uploads/\npwrite64 {ENOSPC} /uploads/", (507,), "a full disk",
                lambda: server.put(upload, PIECE, piece))
        failing(f"fdatasync {EIO} /uploads/", (500,), "a failing fdatasync", lambda: server.put(upload, PIECE, piece))
        check((server.data / "uploads").joinpath(next((server.data / "uploads").iterdir()).name).stat().st_size == PIECE,
              "what could not be synced is still in the file")
        failing(f"fdatasync {EIO} zhunsheng.db\nfsync {EIO} zhunsheng.db", (500,), "a failing commit",
                lambda: server.put(upload, PIECE, piece))
        server.in_pieces(upload, content, PIECE)
        for line in (f"fsync {EIO} /uploads/", f"fsync {EIO} /files", f"fdatasync {EIO} zhunsheng.db\nfsync {EIO} zhunsheng.db"):
            failing(line, (500,), f"finishing with {line}", lambda: server.finish(upload, content))
            check(server.must(200, "GET", "/api/evidence")["total"] == 0, f"half a record after {line}")
        status, body = server.finish(upload, content)
        check(status == 201, f"finishing once the disk is well again: {status} {body[:200]!r}")
        server.kill()
        server.start()
        server.check_stored(json.loads(body), content)
    finally:
        server.stop()


def memory_kib(pid: int) -> int:
    """What it holds now. Its highest ever is that of a log-in (64 MiB for one password) and would hide what an upload takes."""
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])


def big(binary: str, size: int = 2 << 30) -> None:
    server = Server(binary)
    try:
        before, peak = memory_kib(server.process.pid), 0
        piece = bytes(8 << 20)
        digest, whole = hashlib.sha256(piece).hexdigest(), hashlib.sha256()
        upload = server.must(201, "POST", "/api/uploads",
                             {"organisation_id": server.unit, "file_name": "录像.mp4", "size_bytes": size})
        began = time.monotonic()
        for offset in range(0, size, len(piece)):
            if offset == size // len(piece) // 2 * len(piece):  # half of it is there: the server dies, and it goes on
                server.kill()
                server.start()
                check(server.received(upload) == offset, "what was acknowledged before the kill is not there")
            now = piece[:size - offset]
            status, body = server.put(upload, offset, now, digest if len(now) == len(piece) else None)
            check(status == 200, f"piece at {offset}: {status} {body[:200]!r}")
            whole.update(now)
            peak = max(peak, memory_kib(server.process.pid))
        sent = time.monotonic() - began
        wanted = {"sha256": whole.hexdigest(), "title": "录像", "mark": "internal"}
        server.must(201, "POST", f"/api/uploads/{upload['id']}/evidence", wanted)
        grown = (max(peak, memory_kib(server.process.pid)) - before) >> 10
        print(f"big: {size >> 20} MiB in {sent:.1f} s, finished in {time.monotonic() - began - sent:.1f} s, "
              f"memory grew by {grown} MiB to {peak >> 10}, killed and resumed at half")
        check(grown <= 32, f"memory grew by {grown} MiB")
    finally:
        server.stop()


def main() -> int:
    binary = os.path.abspath(sys.argv[1])
    tests = {"connections": connections, "kills": kills, "disk": disk, "big": big}
    wanted, words = [], sys.argv[2:] or ["connections", "kills", "disk"]
    for word in words:
        wanted[-1].append(int(word)) if word.isdigit() else wanted.append([word])
    for name, *numbers in wanted:
        try:
            tests[name](binary, *numbers)
            print(f"{name}: passed")
        except Failed as failure:
            print(f"{name}: {failure}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
