"""script/bench ledger: an administrative-penalty ledger measured from the file, against programs that do the same.

ZS_BENCH_ROWS rows (10,000,000 unless said otherwise). What cannot be had here is left out and said."""

import csv
import os
import shutil
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path

from measure import CACHE, DATA, ROOT, helper, requirement, run_once, save, say, table, verdicts, zhunsheng

ROWS = int(os.environ.get("ZS_BENCH_ROWS", "10000000"))
PEERS = CACHE / "ledger"
LIMIT_S = 1800
BOOK_ROWS = 100_000
CALENDAR = ("create table days(day text primary key, ordinal int, needed int);\n"
            "insert into days select day, sum(working) over (order by day), sum(working) over (order by day) + 1 - working from d;\n")
COLUMNS = "id text, unit text, decided text, published text, served text, fine {money}, officers int, legal_review text"
ANSWER = """select unit, count(*), sum(case when p.needed - d.ordinal <= 7 then 1 else 0 end), max(p.ordinal - d.ordinal),
 sum(p.ordinal - d.ordinal), sum(case when p.ordinal is null then 1 else 0 end), sum(case when officers < 2 then 1 else 0 end),
 sum({fine}) from l left join days d on d.day = l.decided left join days p on p.day = l.published group by unit;\n"""


def make_data() -> tuple[Path, Path]:
    DATA.mkdir(parents=True, exist_ok=True)
    ledger, days = DATA / f"ledger_{ROWS}.csv", DATA / "days.txt"
    if not ledger.exists():
        say(f"writing {ROWS} rows")
        with open(ledger.with_suffix(".part"), "wb") as out:
            subprocess.run([helper("ledger_rows"), str(ROWS)], stdout=out, check=True)
        ledger.with_suffix(".part").rename(ledger)
    days.write_bytes(subprocess.run([zhunsheng(), "days", "list", "2015-01-01", "2026-12-31"], capture_output=True, check=True).stdout)
    return ledger, days


def ours(ledger: Path, threads: int) -> list[str]:
    return [zhunsheng(), "ledger", "measure", "--ledger", str(ledger), "--measures", str(ROOT / "bench/ledger_measures.json"),
            "--threads", str(threads)]


def sqlite_command(ledger: Path, days: Path) -> list[str] | None:
    if not shutil.which("sqlite3"):
        return None
    script = DATA / "ledger.sqlite.sql"
    script.write_text("pragma journal_mode=off; pragma synchronous=off;\ncreate table d(day text, working int);\n"
                      f".separator ' '\n.import '{days}' d\n" + CALENDAR +
                      f"create table l({COLUMNS.format(money='text')});\n.mode csv\n.import --skip 1 '{ledger}' l\n"
                      + ANSWER.format(fine="cast(replace(fine,'.','') as integer)"))
    return ["sh", "-c", f"rm -f '{DATA}/ledger.db'; exec sqlite3 '{DATA}/ledger.db' <'{script}'"]


def postgres_command(ledger: Path, days: Path) -> list[str] | None:
    """One process that loads and answers (single-user mode), so that its processor time is its own."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found or os.getuid() != 0 or not shutil.which("runuser"):
        return None
    home = Path(tempfile.gettempdir()) / "zs_bench_pg"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    shutil.chown(home, "postgres")
    as_postgres = ["runuser", "-u", "postgres", "--"]
    subprocess.run([*as_postgres, str(found[-1].parent / "initdb"), "-D", str(home / "db"), "-E", "UTF8", "--locale=C"],
                   check=True, capture_output=True)
    script = home / "script.sql"
    statements = ["create table d(day text, working int)", f"copy d from '{days}' (delimiter ' ')", *CALENDAR.strip().split("\n"),
                  f"create unlogged table l({COLUMNS.format(money='numeric')})",
                  f"copy l from '{ledger}' (format csv, header, force_null (published))", ANSWER.format(fine="fine").replace("\n", " ").strip()]
    script.write_text("\n".join(each.rstrip(";") for each in statements) + "\n")
    shutil.chown(script, "postgres")
    return [*as_postgres, "sh", "-c", f"exec {found[-1]} --single -D {home}/db -c fsync=off -c full_page_writes=off -c work_mem=256MB "
            f"postgres <{script}"]


def node_command(name: str, package: str, ledger: Path, days: Path) -> list[str] | None:
    if not (PEERS / "node_modules" / package).exists():
        return None
    return ["node", str(ROOT / f"bench/peers/ledger_{name}.mjs"), str(PEERS), str(ledger), str(days)]


def output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S)
    if done.returncode != 0:
        raise SystemExit(f"bench: {command[0]} failed: {done.stderr[:400]}")
    return done.stdout


def our_rows(text: str) -> dict[str, tuple]:
    rows: dict[str, list] = {}
    for each in csv.DictReader(text.splitlines()):
        row = rows.setdefault(each["group"], [0, 0, 0, 0, 0, 0, Decimal(0)])
        if "公开率" in each["measure"]:
            row[0:5] = [int(each[name]) for name in ("total", "met", "max", "sum", "missing")]
        elif "少于两人" in each["measure"]:
            row[5] = int(each["value"])
        else:
            row[6] = Decimal(each["value"])
    return {unit: tuple(row) for unit, row in rows.items()}


def their_rows(text: str, cents: bool = False) -> dict[str, tuple]:
    rows = {}
    for line in text.splitlines():
        parts = line.replace("|", ",").split(",")
        if len(parts) == 8 and parts[1].isdigit():
            rows[parts[0].strip('"')] = (*map(int, parts[1:7]), Decimal(parts[7]) / (100 if cents else 1))
    return rows


def postgres_rows(text: str) -> dict[str, tuple]:
    values: list[str] = [line.split('= "')[1].split('"')[0] for line in text.splitlines() if '= "' in line and "typeid" in line]
    rows = {}
    for at in range(0, len(values) - 7, 8):
        rows[values[at]] = (*map(int, values[at + 1:at + 7]), Decimal(values[at + 7]))
    return rows


def compare(name: str, got: dict[str, tuple], wanted: dict[str, tuple]) -> None:
    if got != wanted:
        different = [unit for unit in wanted if got.get(unit) != wanted[unit]]
        first = different[0] if different else "?"
        raise SystemExit(f"bench: {name} answers otherwise, e.g. {first}: {got.get(first)} instead of {wanted.get(first)}")
    say(f"{name}: the same {len(got)} units, to the row")


def best(command: list[str], runs: int) -> dict:
    samples = [run_once(command, LIMIT_S) for _ in range(runs)]
    return {key: min(one[key] for one in samples) for key in samples[0]} | {"runs": runs}


def main() -> None:
    ledger, days = make_data()
    with open(ledger, "rb") as file:  # into the page cache, for all alike
        while file.read(1 << 24):
            pass
    wanted = our_rows(output(ours(ledger, 1)))
    compare("zhunsheng, 2 threads", our_rows(output(ours(ledger, 2))), wanted)
    peers = {"bare program": ([helper("bare_ledger"), str(ledger), str(days)], 5, their_rows),
             "DuckDB": (node_command("duckdb", "@duckdb/node-api", ledger, days), 2, their_rows),
             "ClickHouse": (node_command("chdb", "chdb", ledger, days), 2, their_rows),
             "Polars": (node_command("polars", "nodejs-polars", ledger, days), 2, their_rows),
             "SQLite, load and query": (sqlite_command(ledger, days), 1, lambda text: their_rows(text, cents=True)),
             "PostgreSQL, load and query": (postgres_command(ledger, days), 1, postgres_rows)}
    got = {}
    for name, (command, runs, rows) in peers.items():
        if command is None:
            say(f"{name}: not to be had here, left out")
            continue
        if "load" not in name:
            compare(name, rows(output(command)), wanted)
        elif name.startswith("SQLite"):
            compare(name, rows(output(command)), wanted)
        else:
            compare(name, rows(output(command)), wanted)
            command = postgres_command(ledger, days)  # an empty cluster for the measured run
        got[name] = best(command, runs)
    shutil.rmtree(Path(tempfile.gettempdir()) / "zs_bench_pg", ignore_errors=True)
    (DATA / "ledger.db").unlink(missing_ok=True)
    got = {"zhunsheng": best(ours(ledger, 1), 5), "zhunsheng, 2 threads": best(ours(ledger, 2), 5)} | got
    show(ledger, got, workbook(ledger))


def workbook(ledger: Path) -> dict | None:
    """The first 100,000 rows as .xlsx: read and measured, against openpyxl."""
    peer = str(ROOT / "bench/peers/ledger_openpyxl.py")
    python = "/usr/bin/python3"  # Debian's, which has the package
    if subprocess.run([python, "-c", "import openpyxl"], capture_output=True).returncode != 0:
        return None
    rows, book = DATA / "ledger_book.csv", DATA / "ledger_book.xlsx"
    with open(ledger, encoding="utf-8") as source, open(rows, "w", encoding="utf-8") as out:
        out.writelines(line for _, line in zip(range(BOOK_ROWS + 1), source))
    subprocess.run([python, peer, "write", str(rows), str(book)], check=True)
    wanted = our_rows(output(ours(rows, 1)))
    compare("zhunsheng, .xlsx", our_rows(output(ours(book, 1))), wanted)
    theirs = {parts[0]: (int(parts[1]), int(parts[2]), Decimal(parts[3]))
              for parts in (line.split(",") for line in output([python, peer, str(book)]).splitlines())}
    compare("openpyxl", theirs, {unit: (row[0], row[5], row[6]) for unit, row in wanted.items()})
    return {"zhunsheng": best(ours(book, 1), 3), "openpyxl": best([python, peer, str(book)], 2)}


def show(ledger: Path, got: dict[str, dict], book: dict | None) -> None:
    mine = got["zhunsheng"]
    table(f"{ROWS} rows, {ledger.stat().st_size / 1e9:.2f} GB in memory; whole process, best of the runs",
          ["program", "cpu s", "wall s", "MiB", "× cpu", "runs"],
          [[name, f"{m['cpu_ms'] / 1e3:.2f}", f"{m['wall_ms'] / 1e3:.2f}", f"{m['rss_mib']:.0f}", f"{m['cpu_ms'] / mine['cpu_ms']:.1f}",
            m["runs"]] for name, m in got.items()])
    checks = [requirement("cpu, of the bare program", mine["cpu_ms"] / got["bare program"]["cpu_ms"], "<=", 2),
              requirement("peak memory, MiB", max(mine["rss_mib"], got["zhunsheng, 2 threads"]["rss_mib"]), "<=", 128),
              requirement("two threads, wall", mine["wall_ms"] / got["zhunsheng, 2 threads"]["wall_ms"], ">=", 1.7)]
    for name, factor in (("DuckDB", 5), ("ClickHouse", 3), ("Polars", 8), ("SQLite, load and query", 20), ("PostgreSQL, load and query", 20)):
        if name in got:
            checks.append(requirement(f"{name}, cpu", got[name]["cpu_ms"] / mine["cpu_ms"], ">=", factor))
    if book is None:
        say("openpyxl: not to be had here, left out")
    else:
        checks.append(requirement(".xlsx, openpyxl, cpu", book["openpyxl"]["cpu_ms"] / book["zhunsheng"]["cpu_ms"], ">=", 10))
        got = got | {f"{name}, .xlsx": one for name, one in book.items()}
    verdicts(checks)
    save("ledger", {"rows": ROWS, "programs": got, "requirements": checks})


if __name__ == "__main__":
    main()
