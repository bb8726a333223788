"""Writes a grid of cells as .docx, .xlsx, .html and .txt, for the fixtures of this folder.

A grid is a list of rows of Cells. A merged area has its size on its first cell; the others are `covered` and carry
the text again, for formats that repeat it. Files are stable: unchanged content gives unchanged bytes.
"""
import html
import io
import re
import zipfile

from docx import Document
from openpyxl import Workbook

EPOCH = (2026, 3, 16, 9, 0, 0)


class Cell:
    def __init__(self, text="", rows=1, columns=1, covered=False):
        self.text, self.rows, self.columns, self.covered = text, rows, columns, covered


def spanning(text, width):
    return [Cell(text, columns=width)] + [Cell(covered=True) for _ in range(width - 1)]


def merge_equal(grid, column, first=1):
    """Merge neighbouring rows of a column that hold the same text; empty cells stay as they are."""
    start = None
    for r, row in enumerate(grid):
        cell = row[column]
        if r < first or cell.columns > 1 or cell.covered or not cell.text:
            start = None
        elif start is not None and grid[start][column].text == cell.text:
            grid[start][column].rows += 1
            cell.covered = True
        else:
            start = r


def as_docx(blocks):
    """`blocks`: strings (paragraphs) and grids (tables), in order."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            add_table(document, block)
    return stable(document)


def add_table(document, grid):
    table = document.add_table(rows=len(grid), cols=len(grid[0]), style="Table Grid")
    cells = table._cells  # asking the table for each cell is slow
    width = len(grid[0])
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell.covered:
                continue
            target = cells[r * width + c]
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(cells[(r + cell.rows - 1) * width + c + cell.columns - 1])
            target.text = cell.text


def as_xlsx(sheets, merge=False):
    """`sheets`: (sheet name, title of one or two lines, grid) each. Without `merge` a covered cell repeats its text."""
    book = Workbook()
    book.remove(book.active)
    for name, title, grid in sheets:
        sheet = book.create_sheet(name)
        for r, line in enumerate(title.split("\n"), 1):
            sheet.cell(r, 1, line)
        for r, row in enumerate(grid, 3):
            for c, cell in enumerate(row, 1):
                put(sheet, r, c, cell, merge)
    return stable(book)


def put(sheet, r, c, cell, merge):
    if merge and cell.covered:
        return
    sheet.cell(r, c, int(cell.text) if cell.text.isdigit() and not cell.covered else cell.text or None)
    if merge and (cell.rows > 1 or cell.columns > 1):
        sheet.merge_cells(start_row=r, start_column=c, end_row=r + cell.rows - 1, end_column=c + cell.columns - 1)


def as_html(title, blocks):
    lines = ["<!DOCTYPE html>", f'<html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head><body>',
             f"<h1>{html.escape(title)}</h1>"]
    for block in blocks:
        if isinstance(block, str):
            lines.append(f"<p>{html.escape(block)}</p>")
        else:
            rows = [html_row(row, "td" if r else "th") for r, row in enumerate(block)]
            lines += ["<table border=1>", *rows, "</table>"]
    return "\n".join([*lines, "</body></html>", ""]).encode()


def html_row(row, tag):
    cells = ""
    for cell in row:
        if not cell.covered:
            span = f" rowspan={cell.rows}" if cell.rows > 1 else ""
            span += f" colspan={cell.columns}" if cell.columns > 1 else ""
            cells += f"<{tag}{span}>{html.escape(cell.text)}</{tag}>".replace("\n", "<br>")
    return f"<tr>{cells}</tr>"


def as_tab_separated(title, grid):
    lines = ["\t".join(cell.text for cell in row if not cell.covered) for row in grid]
    return "\n".join([title, "", *lines, ""]).encode()


def as_cell_per_line(title, grid):
    """One cell to a line behind a tab, a blank line between rows: what converters leave of a .doc."""
    rows = ["\n".join("\t" + ("" if cell.covered else cell.text) for cell in row) for row in grid]
    return (title + "\n" + "\n\n".join(rows) + "\n").encode()


def as_lines(title, grid):
    """One cell to a line and nothing that tells where a row ends: what other converters leave."""
    lines = [cell.text for row in grid for cell in row if cell.text and not cell.covered]
    return "\n".join([title, "", *lines, ""]).encode()


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
