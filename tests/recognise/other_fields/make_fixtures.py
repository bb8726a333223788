#!/usr/bin/env python3
"""Write the tables of content.py as .txt, .docx, .xlsx and .html, and what a reader should find as .expected.json.

Each format keeps headings and header rows in a way of its own: .docx merges, .xlsx repeats the heading in every
row, .html has rowspan and the header row again in mid-table, .txt is what a converter leaves of the table.
Needs python3-docx and python3-openpyxl.
"""
import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from content import FIXTURES  # noqa: E402
from table_writer import Cell, as_cell_per_line, as_docx, as_html, as_tab_separated, as_xlsx, spanning  # noqa: E402


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
    return text.replace("、", table["join_units"]) if role == "responsible" and "join_units" in table else text


def grid_of(table):
    """Rows of Cells; a merged heading has its row span on the first row and covered cells below."""
    roles = [role for _, role in table["columns"]]
    rows = [[Cell(name) for name, _ in table["columns"]]]
    open_heading = {}
    for kind, value in parse(table["rows"]):
        if kind != "item":
            if table["headings"] == "rows":
                rows.append(spanning(value, len(roles)))
            open_heading["level1" if kind == "#" else "level2"] = Cell(value, rows=0)
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


def with_header_again(grid):
    """The header row a second time near the middle, where no merged cell is cut."""
    for r in range(len(grid) // 2, len(grid)):
        if not any(cell.covered and not row_heading(grid[r]) for cell in grid[r]):
            return grid[:r] + [grid[0]] + grid[r:]
    return grid


def row_heading(row):
    return row[0].columns > 1


def as_text(title, grid, headings):
    return as_tab_separated(title, grid) if headings == "rows" else as_cell_per_line(title, grid)


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


def main():
    for name, table in FIXTURES.items():
        title, grid = table["title"], grid_of(table)
        files = {"txt": as_text(title, grid, table["headings"]), "docx": as_docx([title, grid]),
                 "xlsx": as_xlsx([("Sheet1", title, grid)]), "html": as_html(title, [with_header_again(grid)])}
        for extension, content in files.items():
            (HERE / f"{name}.{extension}").write_bytes(content)
        (HERE / f"{name}.expected.json").write_text(
            json.dumps(expected(table), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
