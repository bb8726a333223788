"""ledger_openpyxl.py BOOK: reads a workbook's ledger the way a script does it: openpyxl, read-only, row by row.

With `write CSV BOOK` it makes the workbook from the rows of a CSV."""

import csv
import datetime
import sys
from decimal import Decimal

import openpyxl


def write(source: str, book: str) -> None:
    out = openpyxl.Workbook(write_only=True)
    sheet = out.create_sheet("台账")
    with open(source, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        sheet.append(next(rows))
        for row in rows:
            days = [datetime.date.fromisoformat(cell) if cell else None for cell in row[2:5]]
            sheet.append([row[0], row[1], *days, float(row[5]), int(row[6]), row[7]])
    out.save(book)


def measure(book: str) -> None:
    totals: dict[str, list] = {}
    rows = openpyxl.load_workbook(book, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)
    next(rows)
    for row in rows:
        unit = totals.setdefault(row[1], [0, 0, Decimal(0)])
        unit[0] += 1
        unit[1] += row[6] < 2
        unit[2] += Decimal(str(row[5]))
    for name in sorted(totals):
        print(",".join([name, *map(str, totals[name])]))


if __name__ == "__main__":
    write(*sys.argv[2:4]) if sys.argv[1] == "write" else measure(sys.argv[1])
