#!/usr/bin/env python3
"""Writes the documents of the reading bench: 234 items in five lists, eight columns, merged cells.

Usage: make_docx.py program|edited|bare OUTPUT.docx
program: as python-docx writes it, with the parts of its template. edited: as a word processor saves what people worked
on: fonts on every run, texts cut into runs, revision ids, borders. bare: the least markup that is a document."""

import io
import random
import sys
import zipfile

import words

LISTS = [("基础任务清单", 155, 6), ("量化任务清单", 33, 3), ("延伸任务清单", 35, 3), ("负面清单", 7, 1), ("附加项", 4, 1)]
COLUMNS = ["序号", "一级指标", "二级指标", "指标任务", "牵头单位", "责任单位", "测评方法", "完成时限"]
METHODS = ["网络检索", "材料审查", "实地查看", "案卷评查", "问卷调查"]
NUMERALS = "一二三四五六七八九十"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONTS = '<w:rFonts w:ascii="FangSong" w:eastAsia="仿宋" w:hAnsi="FangSong" w:cs="Times New Roman" w:hint="eastAsia"/>'
SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"]
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in SIDES)
WIDTHS = [640, 1300, 1300, 4300, 1500, 2300, 1300, 1200]
STYLE = "edited"


def run(text: str, bold: bool) -> str:
    if STYLE != "edited":
        return f"<w:r><w:t>{text}</w:t></w:r>"
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (f'<w:r w:rsidR="00A41D2C" w:rsidRPr="00B7334E"><w:rPr>{FONTS}{weight}<w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>'
            f'<w:t xml:space="preserve">{text}</w:t></w:r>')


def paragraph(rng: random.Random, text: str, bold: bool = False) -> str:
    """A word processor cuts a long text into several runs at the places where it was edited."""
    if STYLE != "edited":
        return f"<w:p>{run(text, bold)}</w:p>" if text else "<w:p/>"
    pieces, rest = [], text
    while len(rest) > 24 and rng.random() < 0.7:
        cut = rng.randrange(8, len(rest) - 8)
        pieces.append(rest[:cut])
        rest = rest[cut:]
    if rest:
        pieces.append(rest)
    mark = f"{rng.getrandbits(32):08X}"
    return (f'<w:p w:rsidR="{mark}" w:rsidRPr="00B7334E" w:rsidRDefault="{mark}" w:rsidP="00C52B17"><w:pPr>'
            f'<w:spacing w:line="400" w:lineRule="exact"/><w:jc w:val="left"/><w:rPr>{FONTS}<w:sz w:val="24"/>'
            f'<w:szCs w:val="24"/></w:rPr></w:pPr>' + "".join(run(piece, bold) for piece in pieces) + "</w:p>")


def cell(rng: random.Random, text: str, column: int, span: int = 1, merge: str = "", bold: bool = False) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    align = '<w:vAlign w:val="center"/>' if STYLE == "edited" else ""
    width = sum(WIDTHS[column:column + span])
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{down}{align}</w:tcPr>'
            f'{paragraph(rng, text, bold)}</w:tc>')


def row(cells: str, header: bool = False) -> str:
    if STYLE != "edited":
        return f"<w:tr>{cells}</w:tr>"
    repeat = "<w:tblHeader/>" if header else ""
    return (f'<w:tr w:rsidR="00C52B17" w:rsidRPr="00B7334E" w:rsidTr="00A41D2C"><w:trPr><w:cantSplit/>'
            f'<w:trHeight w:val="560"/>{repeat}<w:jc w:val="center"/></w:trPr>{cells}</w:tr>')


def units(rng: random.Random) -> tuple[str, str]:
    """Every fifth cell assigns its units clause by clause."""
    lead = rng.choice(words.UNITS)
    others = rng.sample(words.UNITS, rng.randrange(1, 5)) + ([rng.choice(words.GROUPS)] if rng.random() < 0.6 else [])
    if rng.random() < 0.2:
        clauses = [f"{rng.choice(words.VERBS)}{rng.choice(words.OBJECTS)}：{unit}" for unit in others[:3]]
        return lead, "；".join(clauses) + "。"
    return lead, "、".join(unit for unit in others if unit != lead) or words.GROUPS[0]


def deadline(rng: random.Random) -> str:
    return rng.choice([f"{rng.randrange(1, 13)}月底前", "长期坚持", f"2026年{rng.randrange(1, 13)}月30日前", "每季度末"])


def heading(rng: random.Random, mark: str) -> str:
    return f"{mark}{rng.choice(words.VERBS)}{rng.choice(words.OBJECTS)}"


class Merged:
    """The cell of a column that covers several rows: its text once, then cells that go on."""

    def __init__(self, text: str, rows: int):
        self.text, self.rows, self.shown = text, rows, 0

    def next(self, rng: random.Random, column: int) -> str:
        self.shown += 1
        merge = "" if self.rows == 1 else "restart" if self.shown == 1 else "continue"
        return cell(rng, self.text if self.shown == 1 else "", column, merge=merge)


def chapter_rows(rng: random.Random, first: int, size: int, chapter: int) -> list[str]:
    """The items of a first level: two second levels, and groups of items that share their units."""
    level1 = Merged(heading(rng, f"{NUMERALS[chapter]}、"), size)
    half = size // 2 or size
    parts = [half] + ([size - half] if size > half else [])
    rows, number = [], first
    for part, part_size in enumerate(parts):
        level2 = Merged(heading(rng, f"（{NUMERALS[part]}）"), part_size)
        end = number + part_size
        while number < end:
            together = min(rng.choice([1, 1, 2, 3, 4]), end - number)
            lead, responsible = (Merged(text, together) for text in units(rng))
            for _ in range(together):
                rows.append(row(cell(rng, str(number), 0) + level1.next(rng, 1) + level2.next(rng, 2)
                                + cell(rng, words.text(rng, rng.randrange(10, 90)), 3) + lead.next(rng, 4)
                                + responsible.next(rng, 5) + cell(rng, rng.choice(METHODS), 6)
                                + cell(rng, deadline(rng), 7)))
                number += 1
    return rows


def table(rng: random.Random, count: int, chapters: int) -> str:
    rows = [row("".join(cell(rng, name, at, bold=True) for at, name in enumerate(COLUMNS)), header=True)]
    first = 1
    for at in range(chapters):
        size = count // chapters + (1 if at < count % chapters else 0)
        rows += chapter_rows(rng, first, size, at)
        first += size
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    return f'<w:tbl><w:tblPr><w:tblW w:w="13840" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def body() -> list[str]:
    rng = random.Random(234)
    total = sum(count for _, count, _ in LISTS)
    declared = "、".join(f"{name}{count}项" for name, count, _ in LISTS)
    found = [paragraph(rng, "示例区创建法治政府建设示范区指标任务分解表", bold=True),
             paragraph(rng, f"（共{total}项，含{declared}）")]
    for name, count, chapters in LISTS:
        found += [paragraph(rng, f"{name}（{count}项）", bold=True), table(rng, count, chapters)]
    return found


def document_of(body: list[str]) -> str:
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1080"/></w:sectPr>'
    return (f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{W}"><w:body>'
            + "".join(body) + section + "</w:body></w:document>")


def parts(text: str) -> list[tuple[str, str]]:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return [
        ("[Content_Types].xml", f'{head}<Types xmlns="{package}/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
         f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>'),
        ("_rels/.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
         f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
         f'Type="{office}/styles" Target="styles.xml"/></Relationships>'),
        ("word/styles.xml", f'{head}<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="a">'
         '<w:name w:val="Normal"/></w:style></w:styles>'),
        ("word/document.xml", text),
    ]


def templated(blocks: list[str]) -> bytes:
    """The blocks in a package as python-docx saves it: its template's styles, theme, settings and the rest. A word
    processor keeps only the table styles that are used, and one part of styles."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    section = document.element.body.sectPr
    for each in parse_xml(document_of(blocks).encode()).find(f"{{{W}}}body")[:-1]:
        section.addprevious(each)
    if STYLE == "edited":
        styles = document.styles.element
        for each in [style for style in styles if style.get(f"{{{W}}}type") == "table"][1:]:
            styles.remove(each)
        related = document.part.rels
        for key in [key for key, each in related.items() if each.reltype.endswith("stylesWithEffects")]:
            del related[key]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def tasks_document(items: list[dict]) -> str:
    """The given items, a table a list, with a column of deadlines."""
    rng = random.Random(1)
    columns = ["序号", "指标任务", "牵头单位", "责任单位", "完成时限"]
    body = [paragraph(rng, "示例区创建法治政府建设示范区指标任务分解表", bold=True)]
    for name in dict.fromkeys(item["list_name"] for item in items):
        mine = [item for item in items if item["list_name"] == name]
        rows = [row("".join(cell(rng, text, at) for at, text in enumerate(columns)), header=True),
                row(cell(rng, f"一、{words.VERBS[0]}{words.OBJECTS[0]}", 0, span=5))]
        for item in mine:
            texts = [item["number"], item["text"], "、".join(item["lead_units"]), "、".join(item["responsible_units"]),
                     item["deadline"]]
            rows.append(row("".join(cell(rng, text, at) for at, text in enumerate(texts))))
        body += [paragraph(rng, f"{name}（{len(mine)}项）"), f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"]
    return document_of(body)


def write(path, text: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(text):
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def main() -> None:
    global STYLE
    STYLE = sys.argv[1]
    if STYLE == "bare":
        return write(sys.argv[2], document_of(body()))
    with open(sys.argv[2], "wb") as file:
        file.write(templated(body()))


if __name__ == "__main__":
    main()
