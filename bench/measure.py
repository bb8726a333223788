"""What every bench shares: running commands in turns, server processes by their own pid, wrk, tables and JSON."""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "bench"
DATA = CACHE / "data"
PYTHON = "/usr/bin/python3"  # Debian's own: the peers are Debian packages
RELEASE = ROOT / "build" / "release"
TICKS = os.sysconf("SC_CLK_TCK")


def say(message: str) -> None:
    print(f"bench: {message}", file=sys.stderr, flush=True)


def zhunsheng() -> str:
    return str(RELEASE / "src" / "zhunsheng")


def helper(name: str) -> str:
    return str(RELEASE / "bench" / name)


def run_once(command: list[str], limit_s: float = 120) -> dict:
    """One whole process: wall, user + system time of it and of its children, peak memory."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _, status, usage = wait_bounded(process, limit_s)
    except TimeoutError:
        raise SystemExit(f"bench: {command[0]} did not end within {limit_s:.0f} s")
    wall = time.perf_counter() - begin
    if status != 0:
        raise SystemExit(f"bench: {' '.join(command[:4])} ended with status {status}")
    return {"wall_ms": wall * 1e3, "cpu_ms": (usage.ru_utime + usage.ru_stime) * 1e3, "rss_mib": usage.ru_maxrss / 1024}


def wait_bounded(process: subprocess.Popen, limit_s: float):
    """wait4 with a limit. Blocks in the kernel, so that watching costs the measured process nothing."""
    import signal

    def expired(*_):
        process.kill()
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, expired)
    signal.setitimer(signal.ITIMER_REAL, limit_s)
    try:
        pid, status, usage = os.wait4(process.pid, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    process.returncode = os.waitstatus_to_exitcode(status)
    return pid, process.returncode, usage


def in_turns(commands: dict[str, list[str]], runs: dict[str, int]) -> dict[str, dict]:
    """Medians of alternating runs, one warm-up each: what disturbs the machine disturbs all of them alike."""
    samples: dict[str, list[dict]] = {name: [] for name in commands}
    for name, command in commands.items():
        run_once(command)
    for turn in range(max(runs.values())):
        for name, command in commands.items():
            if turn < runs[name]:
                samples[name].append(run_once(command))
    return {name: {key: statistics.median(s[key] for s in got) for key in got[0]} | {"runs": len(got)}
            for name, got in samples.items()}


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def process_tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                pass
    return found


def tree_cpu_s(pid: int) -> float:
    total = 0
    for each in process_tree(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICKS


def tree_rss_mib(pid: int) -> float:
    total = 0
    for each in process_tree(pid):
        try:
            total += int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{each}/status").read_text()).group(1))
        except (OSError, AttributeError):
            pass
    return total / 1024


def fetch(url: str, headers: dict[str, str] | None = None, body: bytes | None = None, method: str | None = None):
    """(status, body); status 0 when nobody answers."""
    request = urllib.request.Request(url, data=body, headers=headers or {}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as reply:
            return reply.status, reply.read(), dict(reply.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read(), dict(error.headers)
    except OSError:
        return 0, b"", {}


class Server:
    """A server process in its own process group; ended by that group's id."""

    def __init__(self, name: str, command: list[str], url: str, env: dict[str, str] | None = None,
                 cwd: Path | None = None, headers: dict[str, str] | None = None):
        self.name, self.command, self.url, self.headers = name, command, url, headers or {}
        self.env = os.environ | (env or {})
        self.cwd, self.process, self.start_ms = cwd, None, 0.0

    def base(self) -> str:
        return re.match(r"http://[^/]+", self.url).group(0)

    def __enter__(self) -> "Server":
        log = open(CACHE / f"{self.name.split()[0].lower()}.log", "ab")
        begin = time.perf_counter()
        self.process = subprocess.Popen(self.command, env=self.env, cwd=self.cwd, stdin=subprocess.DEVNULL, stdout=log,
                                        stderr=log, start_new_session=True)
        log.close()
        host, port = re.match(r"http://([^:/]+):(\d+)", self.url).groups()
        while not self.answers(host, int(port)):
            if self.process.poll() is not None:
                raise SystemExit(f"bench: {self.name} ended at start; see {CACHE / (self.name.split()[0].lower())}.log")
            if time.perf_counter() - begin > 90:
                self.__exit__()
                raise SystemExit(f"bench: {self.name} did not answer within 90 s")
            time.sleep(0.001)
        self.start_ms = (time.perf_counter() - begin) * 1e3
        return self

    def answers(self, host: str, port: int) -> bool:
        path = re.sub(r"^http://[^/]+", "", self.url) or "/"
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}:{port}", "Connection: close"]
        lines += [f"{key}: {value}" for key, value in self.headers.items()]
        try:
            with socket.create_connection((host, port), timeout=5) as s:
                s.settimeout(5)
                s.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
                return s.recv(64).startswith((b"HTTP/1.1 2", b"HTTP/1.0 2"))
        except OSError:
            return False

    def __exit__(self, *_) -> None:
        for signal_number in (15, 9):
            try:
                os.killpg(self.process.pid, signal_number)
                self.process.wait(timeout=5)
                return
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue


def wrk(server: Server, target: str, seconds: float, headers: dict[str, str], clients: int = 32, body: str | None = None) -> dict:
    """A bounded load; `target` is a path in which {unit} and {task} are drawn anew for every request."""
    env = os.environ | {"BENCH_TARGET": target,
                        "BENCH_HEADERS": "\n".join(f"{key}: {value}" for key, value in headers.items())}
    if body:
        env["BENCH_BODY"] = body
    before = tree_cpu_s(server.process.pid)
    done = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds:.0f}s", "--timeout", "20s", "--latency", "-s",
                           str(ROOT / "bench" / "load.lua"), server.base()], env=env, capture_output=True, text=True,
                          timeout=seconds + 60)
    cpu = tree_cpu_s(server.process.pid) - before
    line = [l for l in done.stdout.splitlines() if l.startswith("BENCH ")]
    if not line:
        raise SystemExit(f"bench: wrk against {server.name} failed: {done.stderr.strip()[:400]}")
    requests, duration_us, p50, p99, mean_bytes, failed = (float(v) for v in line[0].split()[1:])
    if failed > 0 or requests == 0:
        raise SystemExit(f"bench: {server.name}: {failed:.0f} of {requests:.0f} requests failed ({target})")
    return {"per_s": requests / duration_us * 1e6, "p50_ms": p50 / 1e3, "p99_ms": p99 / 1e3,
            "cpu_ms_per_request": cpu * 1e3 / requests, "bytes_per_reply": mean_bytes, "requests": requests}


def table(title: str, columns: list[str], rows: list[list[str]]) -> None:
    widths = [max(len(str(r[at])) for r in [columns] + rows) for at in range(len(columns))]
    print(f"\n{title}")
    for r in [columns, ["-" * w for w in widths]] + rows:
        print("  " + "  ".join(str(v).ljust(w) if at == 0 else str(v).rjust(w) for at, (v, w) in enumerate(zip(r, widths))))


def verdicts(ratios: list[dict]) -> None:
    """One line per requirement: what was reached, what is asked."""
    rows = [[r["what"], f"{r['value']:.3g}", f"{r['sense']} {r['required']:g}", "met" if r["met"] else "MISSED"] for r in ratios]
    table("Requirements", ["what", "reached", "required", ""], rows)


def requirement(what: str, value: float, sense: str, required: float) -> dict:
    met = value >= required if sense == ">=" else value <= required
    return {"what": what, "value": round(value, 4), "sense": sense, "required": required, "met": met}


def save(section: str, result: dict) -> None:
    """build/bench.json keeps the newest result of each section; stdout gets this one."""
    path = ROOT / "build" / "bench.json"
    path.parent.mkdir(exist_ok=True)
    everything = json.loads(path.read_text()) if path.exists() else {}
    everything[section] = result
    path.write_text(json.dumps(everything, ensure_ascii=False, indent=1) + "\n")
    print("\n" + json.dumps({section: result}, ensure_ascii=False))
