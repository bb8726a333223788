#!/usr/bin/env python3
"""A PostgreSQL server for tests, in a temporary folder, that nobody else can reach.

    server.py start FILE   starts one and writes its URL to FILE; it ends with `stop`, or with the program that asked for it
    server.py stop FILE    ends it and removes its folder
    server.py run [--durable] COMMAND…   runs COMMAND with the URL in $ZHUNSHENG_TEST_POSTGRES, on a server of its own
    server.py with FILE COMMAND…         the same on the server that was started; "skipped" where there is none

initdb refuses root: as root it runs as the user postgres or nobody. Commits need not survive a crash of the machine here
(fsync off) unless --durable is given.
"""

import glob
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time

SKIPPED = 77  # SKIP_RETURN_CODE of ctest
START_S = 60
FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"]


def tool(name: str) -> str | None:
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"), key=lambda path: int(path.split("/")[4]))
    return found[-1] if found else shutil.which(name)


def another_user() -> list[str]:
    """How a command is run that root must not run."""
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "nobody"
    group = str(pwd.getpwnam(name).pw_gid)
    return ["setpriv", f"--reuid={name}", f"--regid={group}", "--clear-groups"]


class Postgres:
    def __init__(self, durable: bool = False):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="zs_pg_"))
        prefix = another_user()
        if prefix:
            shutil.chown(self.folder, prefix[1].split("=")[1])
        self.url = f"postgresql://zs@/postgres?host={self.folder}"
        self.server = None
        try:
            subprocess.run([*prefix, tool("initdb"), "-D", self.folder / "data", "-A", "trust", "-U", "zs", "-E", "UTF8",
                            "--locale=C.UTF-8", "--no-sync"], check=True, cwd=self.folder, stdout=subprocess.DEVNULL)
            self.start(durable)
        except BaseException:
            self.stop()
            raise

    def start(self, durable: bool) -> None:
        settings = [f"unix_socket_directories={self.folder}", "listen_addresses=", "max_connections=200"] + ([] if durable else FAST)
        self.server = subprocess.Popen(
            [*another_user(), tool("postgres"), "-D", self.folder / "data", *[word for one in settings for word in ("-c", one)]],
            cwd=self.folder, stdout=open(self.folder / "log", "ab"), stderr=subprocess.STDOUT, start_new_session=True)
        until = time.monotonic() + START_S
        ready = [tool("pg_isready"), "-q", "-h", str(self.folder)]
        while subprocess.run(ready).returncode != 0:
            if self.server.poll() is not None or time.monotonic() > until:
                raise RuntimeError("PostgreSQL did not start: " + (self.folder / "log").read_text())
            time.sleep(0.05)

    def revive(self) -> None:
        """Starts it again if it has ended itself, as a supervisor would."""
        if self.server.poll() is not None:
            self.start(durable=True)

    def end(self, how: int = signal.SIGINT) -> None:
        """SIGINT: quickly; SIGQUIT: as if it had crashed."""
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(how)
            self.server.wait(timeout=60)

    def stop(self) -> None:
        try:
            self.end()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def is_there() -> bool:
    return tool("initdb") is not None and tool("postgres") is not None


def start(file: pathlib.Path) -> int:
    """The server belongs to a process of ours that stays behind and watches for whoever wanted it."""
    if not is_there():
        print("skipped: PostgreSQL is not installed")
        return SKIPPED
    stop(file)
    asked_by = os.getppid()
    ready, tell = os.pipe()
    if os.fork() != 0:
        os.close(tell)
        return 0 if os.read(ready, 1) else 1
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(null, stream)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    server = Postgres()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{os.getpid()}\n{server.url}\n")
        os.write(tell, b"1")
        os.close(tell)
        os.dup2(null, 2)
        while os.path.exists(f"/proc/{asked_by}") and server.server.poll() is None:
            time.sleep(1)
    finally:
        file.unlink(missing_ok=True)
        server.stop()
    os._exit(0)


def stop(file: pathlib.Path) -> int:
    if not file.exists():
        return 0
    keeper = int(file.read_text().split()[0])
    try:
        os.kill(keeper, signal.SIGTERM)
    except ProcessLookupError:
        file.unlink(missing_ok=True)
    until = time.monotonic() + START_S
    while file.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return 0


def run_on(url: str, command: list[str]) -> int:
    return subprocess.run(command, env={**os.environ, "ZHUNSHENG_TEST_POSTGRES": url}).returncode


def run(arguments: list[str]) -> int:
    durable = arguments[0] == "--durable"
    server = Postgres(durable)
    try:
        return run_on(server.url, arguments[1:] if durable else arguments)
    finally:
        server.stop()


def run_with(file: pathlib.Path, command: list[str]) -> int:
    if not file.exists():
        print("skipped: no PostgreSQL")
        return SKIPPED
    return run_on(file.read_text().split()[1], command)


def main() -> int:
    verb, *rest = sys.argv[1:]
    if verb == "start":
        return start(pathlib.Path(rest[0]))
    if verb == "stop":
        return stop(pathlib.Path(rest[0]))
    if verb == "with":
        return run_with(pathlib.Path(rest[0]), rest[1:])
    return run(rest)


if __name__ == "__main__":
    sys.exit(main())
