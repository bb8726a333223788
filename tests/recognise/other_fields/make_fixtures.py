#!/usr/bin/env python3
"""Write the tables of content.py as .txt, .docx, .xlsx and .html, and what a reader should find as .expected.json.

Each format keeps headings and header rows in a way of its own: .docx merges, .xlsx repeats the heading in every
row, .html has rowspan and the header row again in mid-table, .txt is what a converter leaves of the table.
Needs python3-docx and python3-openpyxl. Unchanged content gives unchanged bytes.
"""
import html
import io
import json
import re
import sys
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True
from content import FIXTURES  # noqa: E402
from docx import Document  # noqa: E402
from openpyxl import Workbook  # noqa: E402

HERE = Path(__file__).resolve().parent
EPOCH = (2026, 3, 16, 9, 0, 0)


class Cell:
    def __init__(self, text="", rows=1, columns=1, covered=False):
        self.text, self.rows, self.columns, self.covered = text, rows, columns, covered


def parse(block):
    for line in block.strip().splitlines():
        mark, _, rest = line.partition(" ")
        yield (mark, rest) if mark in ("#", "##") else ("item", [cell.strip() for cell in line.split("|")])


def split_units(text):
    return [name for name in re.split(r"[、，；;,\n] ?(?![^（]*）)", text) if name]


def units_cell(table, role, text):
    if role == "units":
        lead, responsible = text.split(" > ")
        return f"牵头：{lead}\n配合：{responsible}"
    return re.sub("[、]", table["join_units"], text) if role == "responsible" and "join_units" in table else text


def grid_of(table):
    """Rows of Cells; a merged heading has its row span on the first row and covered cells below."""
    roles = [role for _, role in table["columns"]]
    rows = [[Cell(name) for name, _ in table["columns"]]]
    open_heading = {}
    for kind, value in parse(table["rows"]):
        if kind != "item":
            role = "level1" if kind == "#" else "level2"
            if table["headings"] == "rows":
                rows.append([Cell(value, columns=len(roles))] + [Cell(covered=True) for _ in roles[1:]])
            open_heading[role] = Cell(value, rows=0)
            continue
        given, row = iter(value), []
        for role in roles:
            if role in ("level1", "level2"):
                heading = open_heading[role]
                row.append(heading if heading.rows == 0 else Cell(heading.text, covered=True))
                heading.rows += 1
            else:
                row.append(Cell(units_cell(table, role, next(given))))
        rows.append(row)
    return rows


def as_docx(table):
    grid = grid_of(table)
    document = Document()
    document.add_heading(table["title"], 0)
    out = document.add_table(rows=len(grid), cols=len(grid[0]), style="Table Grid")
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell.covered:
                continue
            target = out.cell(r, c)
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(out.cell(r + cell.rows - 1, c + cell.columns - 1))
            target.text = cell.text
    return stable(document)


def as_xlsx(table):
    grid = grid_of(table)
    book = Workbook()
    sheet = book.active
    sheet.cell(1, 1, table["title"])
    for r, row in enumerate(grid, 3):
        for c, cell in enumerate(row, 1):
            numeric = cell.text.isdigit() and not cell.covered
            sheet.cell(r, c, int(cell.text) if numeric else cell.text or None)
    return stable(book)


def as_html(table):
    grid = grid_of(table)
    repeat_before = len(grid) // 2
    if any(row[0].covered or cell.covered for row in grid[repeat_before:repeat_before + 1] for cell in row):
        repeat_before = 0  # a header row cannot stand inside a merged cell
    lines = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"><title>%s</title></head><body>' % table["title"],
             "<h1>%s</h1>" % html.escape(table["title"]), "<table border=1>"]
    for r, row in enumerate(grid):
        lines += [html_row(grid[0], "th")] if r and r == repeat_before else []
        lines.append(html_row(row, "th" if r == 0 else "td"))
    return "\n".join([*lines, "</table>", "</body></html>", ""]).encode()


def html_row(row, tag):
    cells = ""
    for cell in row:
        if not cell.covered:
            span = f" rowspan={cell.rows}" if cell.rows > 1 else ""
            span += f" colspan={cell.columns}" if cell.columns > 1 else ""
            cells += f"<{tag}{span}>{html.escape(cell.text)}</{tag}>".replace("\n", "<br>")
    return f"<tr>{cells}</tr>"


def as_text(table):
    """Tab-separated rows where headings have rows of their own, else one cell to a line with a blank line per row."""
    grid, title = grid_of(table), table["title"]
    if table["headings"] == "rows":
        lines = ["\t".join(cell.text for cell in row if not cell.covered) for row in grid]
        return "\n".join([title, "", *lines, ""]).encode()
    rows = ["\n".join("\t" + ("" if cell.covered else cell.text) for cell in row) for row in grid]
    return (title + "\n" + "\n\n".join(rows) + "\n").encode()


def expected(table):
    level1, level2, items = "", None, []
    roles = [role for _, role in table["columns"] if role not in ("level1", "level2")]
    for kind, value in parse(table["rows"]):
        if kind == "#":
            level1, level2 = value, None
        elif kind == "##":
            level2 = value
        else:
            cells = dict(zip(roles, value))
            lead, responsible = cells.get("lead", ""), cells.get("responsible", "")
            if "units" in cells:
                lead, responsible = cells["units"].split(" > ")
            items.append({"number": cells["number"], "level1": level1, "level2": level2, "text": cells["text"],
                          "lead_units": split_units(lead), "responsible_units": split_units(responsible),
                          "deadline": cells["deadline"], "effect": "none", "applicable": True})
    return {"title": table["title"], "lists": [{"kind": "indicator", "items": items}]}


def stable(document):
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+Z", b"2026-03-16T09:00:00Z", part)
            target.writestr(zipfile.ZipInfo(name, EPOCH), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main():
    for name, table in FIXTURES.items():
        for extension, write in (("txt", as_text), ("docx", as_docx), ("xlsx", as_xlsx), ("html", as_html)):
            (HERE / f"{name}.{extension}").write_bytes(write(table))
        (HERE / f"{name}.expected.json").write_text(
            json.dumps(expected(table), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
