#!/usr/bin/env python3
"""sql_same.py ZHUNSHENG: the SQL of a set of measures answers what the program itself answers, row by row, over a ledger
with every customary form of date and money. SQLite always; PostgreSQL where $ZHUNSHENG_TEST_POSTGRES is a connection
for psql, DuckDB where $ZHUNSHENG_TEST_DUCKDB is a folder with @duckdb/node-api installed."""

import csv
import datetime
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 400
COLUMNS = ["id", "unit", "decided", "published", "reviewed", "fine", "officers", "major"]
MEASURES = [
    {"name": "wd", "within": {"from": "decided", "to": "published", "limit": 7}, "target": "100%"},
    {"name": "wd0", "within": {"from": "decided", "to": "published", "limit": 0}},
    {"name": "cd", "within": {"from": "decided", "to": "published", "limit": 15, "counting": "calendar_days"}, "target": ">= 95%",
     "missing_value_rule": "exclude"},
    {"name": "months", "within": {"from": "decided", "to": "published", "limit": 1, "counting": "months"}, "target": "50"},
    {"name": "least", "within": {"from": "decided", "to": "published", "at_least": 5}, "filter": {"field": "major", "op": "eq", "value": "是"}},
    {"name": "least months", "within": {"from": "decided", "to": "published", "at_least": 1, "counting": "months"}},
    {"name": "few", "count": {"where": {"field": "officers", "op": "lt", "value": 2}}, "target": "= 0"},
    {"name": "sum", "sum": {"field": "fine"}, "target": "<= 1000000"},
    {"name": "max", "max": {"field": "fine"}, "target": "<= 20000.5"},
    {"name": "min", "min_per_group": {"field": "officers"}, "target": "2"},
    {"name": "order", "sequence": {"fields": ["reviewed", "decided", "published"]}, "target": "100%"},
    {"name": "ratio", "ratio": {"numerator": {"any": [{"field": "officers", "op": "ge", "value": 2}, {"field": "fine", "op": "gt", "value": 100}]},
                                "denominator": {"none": [{"field": "major", "op": "blank"}, {"field": "decided", "op": "lt", "value": "2021-01-01"}]}},
     "target": "90%"},
    {"name": "in", "count": {}, "filter": {"all": [{"field": "major", "op": "in", "values": ["是", "重大"]}, {"field": "unit", "op": "contains", "value": "局"},
                                                   {"field": "unit", "op": "ne", "value": "丙局"}]}},
    {"name": "ungrouped text", "ratio": {"numerator": {"field": "major", "op": "not_blank"}}},
]


def date_text(rng: random.Random, day: datetime.date) -> str:
    y, m, d = day.year, day.month, day.day
    return rng.choice([day.isoformat(), day.isoformat(), f"{y}-{m}-{d}", f"{y}/{m:02}/{d:02}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{y}{m:02}{d:02}",
                       f" {day.isoformat()} ", f"{day.isoformat()} 10:20:30", str((day - datetime.date(1899, 12, 30)).days),
                       f"{(day - datetime.date(1899, 12, 30)).days}.5"])


def money_text(rng: random.Random) -> str:
    yuan = rng.randrange(0, 3_000_000)
    return rng.choice([str(yuan), f"{yuan}.{rng.randrange(100):02}", f"{yuan:,}", f"{yuan:,}.5", f"￥{yuan}元", f"{yuan // 1000}.{yuan % 1000:03}万元", f"{yuan % 90}万",
                       f"-{yuan}", "0", "", "0.1", "1.2345678", "无", ".5", "5.", "1.2.3", "12a"])


def make(path: Path) -> None:
    rng = random.Random(7)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(COLUMNS)
        for number in range(ROWS):
            decided = datetime.date(2020, 1, 1) + datetime.timedelta(rng.randrange(2500))
            published = decided + datetime.timedelta(rng.choice([0, 1, 3, 7, 9, 10, 11, 12, 15, 16, 20, 31, 40, -2]))
            reviewed = decided - datetime.timedelta(rng.choice([0, 1, 5, -1]))
            odd = lambda text: rng.choice(["", " ", "待定", "2024-02-30", "2023-13-01", "1948-12-31", "12"]) if rng.random() < 0.08 else text
            out.writerow([number, rng.choice(["甲局", "乙局 ", "丙局", "丁'\"队", ""]), odd(date_text(rng, decided)), odd(date_text(rng, published)),
                          odd(date_text(rng, reviewed)), money_text(rng), rng.choice(["1", "2", "3", "2.0", "", "两"]), rng.choice(["是", "否", "重大", "", " 是"])])


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def by_sqlite(ledger: Path, sql: str) -> list[list[str]]:
    database = sqlite3.connect(":memory:")
    database.execute(f"create table ledger ({', '.join(f'{name} text' for name in COLUMNS)})")
    with open(ledger, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        database.executemany(f"insert into ledger values ({','.join('?' * len(COLUMNS))})", rows)
    at = sql.index("WITH texts")
    database.executescript(sql[:at])
    return [[str(cell) for cell in row] for row in database.execute(sql[at:])]


def by_postgres(ledger: Path, sql: str) -> list[list[str]]:
    script = (f"create temporary table ledger ({', '.join(f'{name} text' for name in COLUMNS)});\n"
              f"\\copy ledger from '{ledger}' (format csv, header)\n") + sql
    text = subprocess.run(["psql", "-qX", "--csv", "-t", "-v", "ON_ERROR_STOP=1", os.environ["ZHUNSHENG_TEST_POSTGRES"]], input=script, check=True,
                          capture_output=True, text=True).stdout
    return [row for row in csv.reader(text.splitlines())]


def by_duckdb(ledger: Path, sql: str, folder: Path) -> list[list[str]]:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    at = sql.index("WITH texts")
    program = folder / "sql_same.mjs"
    setup = f"create table ledger as select * from read_csv('{ledger}', header=true, all_varchar=true, columns={{{columns}}});\n"
    program.write_text("import { createRequire } from 'node:module';\n"
                       f"const {{ DuckDBInstance }} = createRequire({json.dumps(os.environ['ZHUNSHENG_TEST_DUCKDB'] + '/')})('@duckdb/node-api');\n"
                       "const connection = await (await DuckDBInstance.create(':memory:')).connect();\n"
                       f"await connection.run({json.dumps(setup + sql[:at])});\n"
                       f"const answer = await connection.runAndReadAll({json.dumps(sql[at:])});\n"
                       "console.log(JSON.stringify(answer.getRows().map((row) => row.map(String))));\nprocess.exit(0);\n")
    return json.loads(run("node", str(program)))


def compare(engine: str, got: list[list[str]], wanted: list[list[str]]) -> int:
    different = [(a, b) for a, b in zip(got, wanted) if a != b]
    if len(got) == len(wanted) and not different:
        print(f"{engine}: {len(got)} rows, the same")
        return 0
    print(f"{engine}: {len(got)} rows, {len(wanted)} wanted, {len(different)} differ", file=sys.stderr)
    for a, b in different[:8]:
        print(f"  got    {a}\n  wanted {b}", file=sys.stderr)
    return 1


def main() -> int:
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        ledger, measures = Path(folder) / "ledger.csv", Path(folder) / "measures.json"
        make(ledger)
        measures.write_text(json.dumps({"measures": MEASURES}, ensure_ascii=False), encoding="utf-8")
        answer = json.loads(run(program, "ledger", "measure", "--ledger", str(ledger), "--measures", str(measures), "--group-by", "unit", "--format", "json"))
        wanted = [[str(cell) for cell in row.values()] for row in answer["rows"]]
        sql = lambda dialect: run(program, "ledger", "sql", "--measures", str(measures), "--ledger", str(ledger), "--group-by", "unit", "--dialect", dialect)
        failed = compare("SQLite", by_sqlite(ledger, sql("sqlite")), wanted)
        if os.environ.get("ZHUNSHENG_TEST_POSTGRES"):
            failed += compare("PostgreSQL", by_postgres(ledger, sql("postgresql")), wanted)
        if os.environ.get("ZHUNSHENG_TEST_DUCKDB"):
            failed += compare("DuckDB", by_duckdb(ledger, sql("duckdb"), Path(folder)), wanted)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
