#!/usr/bin/env python3
"""Write the two demo documents again in layouts that nobody planned for: other column orders and wordings, headings
in rows or in merged, blank or repeated cells, header rows in mid-table or of two rows, tables cut by page breaks, one list to a sheet, units on lines of their own,
同上. What is found must be the same as in demo/. Needs python3-docx and python3-openpyxl.
"""
import copy
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[2] / "demo")]
import content  # noqa: E402
import make_demo  # noqa: E402
from table_writer import (Cell, as_cell_per_line, as_docx, as_html, as_lines, as_tab_separated, as_xlsx, merge_equal,  # noqa: E402
                          spanning)

TASKS = make_demo.expected_tasks()
YEARLY = make_demo.expected_yearly()


def grid_of(items, columns, headings="rows", join="、", header_every=0):
    """headings: "rows", or "merged", "blank", "repeated" cells in the columns of role level1 and level2."""
    header = [Cell(name) for name, _ in columns]
    grid, before, since_header = [header], (None, None), 0
    for item in items:
        now = (item["level1"], item["level2"])
        if headings == "rows":
            grid += [spanning(new, len(columns)) for new, old in zip(now, before) if new and new != old]
        if header_every and since_header == header_every:
            grid.append(copy.deepcopy(header))
            since_header = 0
        grid.append([Cell(text_of(item, role, headings, now, before, join)) for _, role in columns])
        before, since_header = now, since_header + 1
    if headings == "merged":
        for column, (_, role) in enumerate(columns):
            if role in ("level1", "level2"):
                merge_equal(grid, column)
    return grid


def text_of(item, role, headings, now, before, join):
    if role in ("level1", "level2"):
        level = ("level1", "level2").index(role)
        same = now[:level + 1] == before[:level + 1]
        return "" if headings == "blank" and same else now[level] or ""
    if role in ("lead_units", "responsible_units"):
        return join.join(item[role])
    return item.get(role) or ""


def yearly_items():
    """The yearly items with their units cell as prose."""
    prose = [value[1] for kind, value in make_demo.rows_of(content.YEARLY) if kind == "item"]
    items = [item for found in YEARLY["lists"] for item in found["items"]]
    return [{**item, "units": "\n".join(make_demo.units_cells(text))} for item, text in zip(items, prose)]


def titled(found):
    return f"{found['name']}（{found['declared_count']}项）"


def task_columns(found, order, names):
    """Columns in the given order; a list without headings has no heading columns."""
    used = {role for role in ("level1", "level2") if any(item[role] for item in found["items"])}
    return [(names[role], role) for role in order if role not in ("level1", "level2") or role in used]


def pages(grid, size):
    """The table cut into pieces, as by page breaks; the first piece and every second have the header."""
    header, rows = grid[0], grid[1:]
    pieces = [rows[k:k + size] for k in range(0, len(rows), size)]
    return [[copy.deepcopy(header), *piece] if k % 2 == 0 else piece for k, piece in enumerate(pieces)]


def two_header_rows(grid):
    """序号 and 指标任务 over two rows, 牵头单位 and 责任单位 below one common word."""
    number, text, lead, responsible = grid[0]
    upper = [Cell(number.text, rows=2), Cell(text.text, rows=2), *spanning("责任分工", 2)]
    lower = [Cell(covered=True), Cell(covered=True), lead, responsible]
    return [upper, lower, *grid[1:]]


def same_as_above(grid):
    """同上 where a unit cell repeats the one above it."""
    out = copy.deepcopy(grid)
    for above, here, written in zip(grid[1:], grid[2:], out[2:]):
        for column in (0, 1):
            if here[column].text and here[column].text == above[column].text and not here[0].columns > 1:
                written[column].text = "同上"
    return out


NAMES = {"level1": "一级指标", "level2": "二级指标", "number": "编号", "text": "工作任务", "lead_units": "牵头部门",
         "responsible_units": "配合单位"}


def task_files():
    lists, title = TASKS["lists"], TASKS["title"]
    backwards = [("责任单位", "responsible_units"), ("牵头单位", "lead_units"), ("指标任务", "text"), ("序号", "number")]
    headings_last = ["number", "text", "responsible_units", "lead_units", "level2", "level1"]
    headings_first = ["level1", "level2", "number", "text", "lead_units", "responsible_units"]
    yield "tasks-backwards.docx", as_docx([title, *(part for found in lists for part in (
        titled(found), grid_of(found["items"], backwards)))])
    yield "tasks-heading_columns.docx", as_docx([title, *(part for found in lists for part in (
        titled(found), grid_of(found["items"], task_columns(found, headings_first, NAMES), "merged", "\n")))])
    yield "tasks-sheets.xlsx", as_xlsx([(found["name"], f"{title}\n{titled(found)}", grid_of(
        found["items"], task_columns(found, headings_first, NAMES), "merged", "\n")) for found in lists], merge=True)
    yield "tasks-headings_last.xlsx", as_xlsx([(found["name"], f"{title}\n{titled(found)}", grid_of(
        found["items"], task_columns(found, headings_last, NAMES), "repeated")) for found in lists])
    yield "tasks-header_again.html", as_html(title, [part for found in lists for part in (
        titled(found), grid_of(found["items"], backwards[::-1], header_every=7))])
    yield "tasks-pages.docx", as_docx([title, *(part for found in lists for part in (
        titled(found), *pages(grid_of(found["items"], backwards[::-1]), 17)))])
    yield "tasks-two_header_rows.html", as_html(title, [part for found in lists for part in (
        titled(found), two_header_rows(grid_of(found["items"], backwards[::-1])))])
    yield "tasks-same_as_above.xlsx", as_xlsx([(found["name"], f"{title}\n{titled(found)}", same_as_above(
        grid_of(found["items"], backwards))) for found in lists])
    one_table = [row for found in lists for row in
                 [spanning(titled(found), 4), *grid_of(found["items"], backwards[::-1], join="，")]]
    yield "tasks-one_table.html", as_html(title, [one_table])
    yield "tasks-lines.txt", as_lines(title, one_table)
    yield "tasks-tabs.txt", as_tab_separated(title, one_table)
    yield "tasks-cells.txt", as_cell_per_line(title, one_table)


def yearly_files():
    items, title = yearly_items(), YEARLY["title"]
    deadline_first = [("完成时限", "deadline"), ("序号", "number"), ("责任单位", "units"), ("具体措施", "text")]
    number_first = [("序号", "number"), ("具体措施", "text"), ("责任单位", "units"), ("完成时限", "deadline")]
    headings_first = [("任务分类", "level1"), ("主要任务", "level2"), ("序号", "number"), ("具体措施", "text"),
                      ("完成时间", "deadline"), ("责任单位", "units")]
    yield "yearly-deadline_first.docx", as_docx([title, grid_of(items, deadline_first)])
    yield "yearly-blank.xlsx", as_xlsx([("任务", title, grid_of(items, headings_first, "blank"))])
    yield "yearly-repeated.xlsx", as_xlsx([("任务", title, grid_of(items, headings_first[::-1], "repeated"))])
    yield "yearly-merged.html", as_html(title, [grid_of(items, headings_first, "merged")])
    yield "yearly-header_again.html", as_html(title, [grid_of(items, deadline_first[::-1], header_every=9)])
    yield "yearly-cells.txt", as_cell_per_line(title, grid_of(items, headings_first, "merged"))
    yield "yearly-lines.txt", as_lines(title, grid_of(items, number_first))
    yield "yearly-tabs.txt", as_tab_separated(title, grid_of(items, deadline_first[::-1]))


def expected_of(document):
    """What demo/ expects, less what stands in the notice that is not written here."""
    return {key: value for key, value in document.items() if key not in ("issuer", "document_number", "issued_on")}


def main():
    for prefix, files, document in (("tasks", task_files(), TASKS), ("yearly", yearly_files(), YEARLY)):
        for name, written in files:
            (HERE / name).write_bytes(written)
        text = json.dumps(expected_of(document), ensure_ascii=False, indent=1) + "\n"
        (HERE / f"{prefix}.expected.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
