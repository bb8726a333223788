#!/usr/bin/env python3
"""Write the demo documents of the fictional 示例区 from content.py (needs python3-docx and python3-openpyxl).

Beside each goes .expected.json: what a reader should find, for the tests. The same content gives the same bytes:
zip times are fixed.
"""
import io
import json
import re
import sys
import zipfile
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ beside the demo
import content  # noqa: E402
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties

HERE = Path(__file__).resolve().parent
TASK_COLUMNS = ["序号", "指标任务", "牵头单位", "责任单位"]
YEARLY_COLUMNS = ["任务分类", "主要任务", "具体措施", "责任单位", "完成时限"]
EPOCH = (2026, 3, 16, 9, 0, 0)


# --- content -----------------------------------------------------------------------------------------------------

def rows_of(block):
    """('#' | '##', heading) and ('item', [three fields]) in order; defect marks are dropped."""
    rows = []
    for line in block.strip().splitlines():
        mark, _, heading = line.partition(" ")
        if mark in ("#", "##"):
            rows.append((mark, heading))
        else:
            rows.append(("item", [field.strip() for field in line.split("|")][:3]))
    return rows


def units(text):
    """'A、B等' -> ['A', 'B']; a comma or 、 inside brackets does not part."""
    names = re.split(r"[、，；\n](?![^（]*）)", text.strip())
    return [re.sub(r"等$", "", name).strip() for name in names if name.strip()]


def parts_of(text):
    """The units column of a yearly task: [(part or None, lead text, responsible text, row)]."""
    found, row = [], 0
    for part, lead, responsible, new_row in re.findall(r"\{([^@]*?) @ ([^>}]*)>([^}]*)\}(//)?", text):
        found.append((part.strip(), lead.strip(), responsible.strip(), row))
        row += bool(new_row)
    if found:
        return found
    lead, _, responsible = text.partition(">")
    return [(None, lead.strip(), responsible.strip(), 0)]


def prose(lead, responsible):
    if lead and responsible:
        return f"{lead}牵头，{responsible}按职责分工负责"
    return f"{lead}牵头负责" if lead else f"{responsible}按职责分工负责"


def units_cells(text):
    """The text of the units cell for each physical row of an item."""
    if not text:
        return [""]
    if text == "无关":
        return ["和我区无关"]
    parts = parts_of(text)
    if parts[0][0] is None:
        return [prose(*parts[0][1:3]) + "。"]
    cells = [""] * (parts[-1][3] + 1)
    for n, (part, lead, responsible, row) in enumerate(parts, 1):
        cells[row] += f"{part}（{prose(lead, responsible)}）" + ("；" if n < len(parts) else "。")
    return cells


# --- .docx -------------------------------------------------------------------------------------------------------

def paragraph(document, text, font="仿宋_GB2312", size=16, align=None, indent=False):
    line = document.add_paragraph()
    write(line, text, font, size)
    line.paragraph_format.space_after = Pt(0)
    line.alignment = align
    if indent:
        line.paragraph_format.first_line_indent = Pt(2 * size)
    return line


def write(line, text, font="仿宋_GB2312", size=10.5, bold=False):
    run = line.add_run(text)
    run.font.name, run.font.size, run.bold = font, Pt(size), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def set_cell(cell, text, bold=False, centred=False):
    line = cell.paragraphs[0]
    write(line, text, font="黑体" if bold else "仿宋_GB2312", bold=False)
    if centred:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def repeat_as_header(row):
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def add_task_table(document, block):
    table = document.add_table(rows=1, cols=len(TASK_COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, TASK_COLUMNS):
        set_cell(cell, name, bold=True, centred=True)
    repeat_as_header(table.rows[0])
    number = 0
    for kind, value in rows_of(block):
        cells = table.add_row().cells
        if kind == "item":
            number += 1
            for cell, text in zip(cells, [str(number), *value]):
                set_cell(cell, text, centred=text.isdigit())
        else:
            set_cell(cells[0].merge(cells[-1]), value, bold=True)
    set_widths(table, (12, 78, 32, 34))


def set_widths(table, widths_mm):
    table.autofit = False
    for column, width in zip(table.columns, widths_mm):
        column.width = Mm(width)
    for row in table.rows:
        for tc in row._tr.tc_lst:
            tc.width = Mm(sum(widths_mm[tc.left:tc.right]))


def count(block):
    return sum(kind == "item" for kind, _ in rows_of(block))


def make_docx():
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin, section.bottom_margin, section.right_margin = Mm(37), Mm(28), Mm(35), Mm(26)
    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    paragraph(document, content.NOTICE_HEAD, font="方正小标宋简体", size=22, align=centre)
    paragraph(document, content.DOCUMENT_NUMBER, align=centre)
    paragraph(document, content.NOTICE_TITLE, font="方正小标宋简体", size=22, align=centre)
    paragraph(document, content.NOTICE_BODY[0])
    for text in content.NOTICE_BODY[1:]:
        paragraph(document, text, indent=True)
    paragraph(document, content.ISSUER, align=right)
    year, month, day = content.ISSUED_ON.split("-")
    paragraph(document, f"{year}年{int(month)}月{int(day)}日", align=right)
    document.add_page_break()
    paragraph(document, "附件", font="黑体")
    paragraph(document, content.TASKS_TITLE, font="方正小标宋简体", size=22, align=centre)
    counts = [(name, count(block)) for name, _, block in content.INDICATOR_LISTS]
    listed = "、".join(f"{name}{n}项" for name, n in counts)
    paragraph(document, f"（共{sum(n for _, n in counts)}项，含{listed}）", size=14, align=centre)
    for name, _, block in content.INDICATOR_LISTS:
        paragraph(document, f"{name}（{count(block)}项）", font="黑体", align=centre)
        add_task_table(document, block)
        document.add_paragraph()
    document.core_properties.author = "示例区"
    document.core_properties.title = content.TASKS_TITLE
    return save(document)


# --- .xlsx -------------------------------------------------------------------------------------------------------

def merge_runs(sheet, column, starts, end):
    """Merge each run of rows that shares one heading: `starts` are the rows where a heading begins."""
    for first, following in zip(starts, [*starts[1:], end]):
        if following - first > 1:
            sheet.merge_cells(start_row=first, end_row=following - 1, start_column=column, end_column=column)


def add_item(sheet, number, fields, row):
    text, unit_text, deadline = fields
    cells = units_cells(unit_text)
    for offset, cell in enumerate(cells):
        sheet.cell(row + offset, 4, cell or None)
    sheet.cell(row, 3, number + text)
    sheet.cell(row, 5, deadline or None)
    if len(cells) > 1:
        for column in (3, 5):
            sheet.merge_cells(start_row=row, end_row=row + len(cells) - 1, start_column=column, end_column=column)
    return row + len(cells)


def numbered(block):
    """rows_of, with the number of each item as printed: （1）… and, for the additional items, 1.…"""
    number, additional = 0, False
    for kind, value in rows_of(block):
        if kind == "#" and "附加项" in value:
            number, additional = 0, True
        number += kind == "item"
        yield kind, value, str(number), additional


def make_xlsx():
    book = Workbook()
    sheet = book.active
    sheet.title = "任务表"
    sheet.cell(1, 1, content.YEARLY_TITLE)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=5)
    for column, name in enumerate(YEARLY_COLUMNS, 1):
        sheet.cell(2, column, name)
    row, level1, level2 = 3, [], []
    for kind, value, number, additional in numbered(content.YEARLY):
        if kind == "item":
            row = add_item(sheet, f"{number}." if additional else f"（{number}）", value, row)
        else:
            sheet.cell(row, 1 if kind == "#" else 2, value)
            (level1 if kind == "#" else level2).append(row)
    merge_runs(sheet, 1, level1, row)
    merge_runs(sheet, 2, level2, row)
    style(sheet, row)
    book.properties.creator = "示例区"
    book.properties.title = content.YEARLY_TITLE
    return save(book)


def style(sheet, end):
    thin = Side(style="thin")
    for cells in sheet.iter_rows(min_row=1, max_row=end - 1, max_col=5):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if cell.row < 3 else None)
            cell.font = Font(name="黑体" if cell.row < 3 else "仿宋", size=18 if cell.row == 1 else 11)
            if cell.row > 1:
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    widths = (16, 22, 52, 48, 14)
    for letter, width in zip("ABCDE", widths):
        sheet.column_dimensions[letter].width = width
    for row in range(3, end):  # spreadsheets leave rows with merged cells one line high
        lines = [-(-2 * len(str(sheet.cell(row, column).value or "")) // widths[column - 1]) for column in (3, 4)]
        sheet.row_dimensions[row].height = 8 + 16 * max(1, *lines)
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "2:2"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4


# --- files that do not change when nothing changes -----------------------------------------------------------------

def save(document):
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    stamp = "%04d-%02d-%02dT%02d:%02d:%02dZ" % EPOCH
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", stamp.encode(), part)
            target.writestr(zipfile.ZipInfo(name, EPOCH), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# --- what a reader should find -----------------------------------------------------------------------------------

def item(number, level1, level2, text, **more):
    return {"number": number, "level1": level1, "level2": level2, "text": text, "effect": "none", "applicable": True,
            "lead_units": [], "responsible_units": [], "clauses": [], "deadline": None, **more}


def effect_of(heading):
    return {"加分": "bonus", "减分": "deduction", "否决": "veto"}.get(next(
        (word for word in ("加分", "减分", "否决") if word in (heading or "")), None), "none")


def expected_tasks():
    lists = []
    for name, kind, block in content.INDICATOR_LISTS:
        level1, level2, items = "", None, []
        for mark, value in rows_of(block):
            if mark == "#":
                level1, level2 = value, None
            elif mark == "##":
                level2 = value
            else:
                items.append(item(str(len(items) + 1), level1, level2, value[0], effect=effect_of(level1),
                                  lead_units=units(value[1]), responsible_units=units(value[2])))
        lists.append({"name": name, "kind": kind, "declared_count": len(items), "items": items})
    return {"title": content.TASKS_TITLE, "jurisdiction": content.JURISDICTION, "issuer": content.ISSUER,
            "document_number": content.DOCUMENT_NUMBER, "issued_on": content.ISSUED_ON, "lists": lists}


def expected_units(text):
    if text in ("", "无关"):
        return {"applicable": text == ""}
    parts = [(part, units(lead), units(responsible)) for part, lead, responsible, _ in parts_of(text)]
    lead = list(dict.fromkeys(u for _, names, _ in parts for u in names))
    responsible = list(dict.fromkeys(u for _, _, names in parts for u in names))
    clauses = [{"text": p, "lead_units": a, "responsible_units": b} for p, a, b in parts if p]
    return {"lead_units": lead, "responsible_units": responsible, "clauses": clauses}


def expected_yearly():
    plain = {"kind": "indicator", "declared_count": None, "items": []}
    extra = {"kind": "additional", "declared_count": None, "items": []}
    level1, level2 = "", None
    for kind, value, number, additional in numbered(content.YEARLY):
        if kind == "#":
            level1, level2 = value, None
        elif kind == "##":
            level2 = value
        else:
            (extra if additional else plain)["items"].append(
                item(number, level1, level2, value[0], effect=effect_of(level2), deadline=value[2] or None,
                     **expected_units(value[1])))
    return {"title": content.YEARLY_TITLE, "jurisdiction": content.JURISDICTION, "lists": [plain, extra]}


def main():
    files = [(f"{content.TASKS_TITLE}.docx", make_docx, expected_tasks),
             (f"{content.YEARLY_TITLE}.xlsx", make_xlsx, expected_yearly)]
    for name, make, expected in files:
        (HERE / name).write_bytes(make())
        target = HERE / (Path(name).stem + ".expected.json")
        target.write_text(json.dumps(expected(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
