#!/usr/bin/env python3
"""Writes the document of the reading bench: 234 items in five lists, merged cells both ways.

Usage: make_docx.py plain|edited OUTPUT.docx
plain: one bare run a paragraph, as programs write it. edited: as a word processor saves what people worked on: fonts
on every run, texts cut into runs, revision ids; the same words in four times the markup."""

import random
import sys
import zipfile

import words

LISTS = [("基础任务清单", 155, 6), ("量化任务清单", 33, 3), ("延伸任务清单", 35, 3), ("负面清单", 7, 1), ("附加项", 4, 1)]
NUMERALS = "一二三四五六七八九十"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FONTS = '<w:rFonts w:ascii="FangSong" w:eastAsia="仿宋" w:hAnsi="FangSong" w:cs="Times New Roman" w:hint="eastAsia"/>'
WIDTHS = [780, 4820, 1900, 1900, 1200]
STYLE = "edited"


def run(text: str, bold: bool) -> str:
    if STYLE == "plain":
        return f"<w:r><w:t>{text}</w:t></w:r>"
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'<w:r w:rsidR="00A41D2C"><w:rPr>{FONTS}{weight}<w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(rng: random.Random, text: str, bold: bool = False) -> str:
    """A word processor cuts a long text into several runs at the places where it was edited."""
    if STYLE == "plain":
        return f"<w:p>{run(text, bold)}</w:p>" if text else "<w:p/>"
    pieces, rest = [], text
    while len(rest) > 24 and rng.random() < 0.7:
        cut = rng.randrange(8, len(rest) - 8)
        pieces.append(rest[:cut])
        rest = rest[cut:]
    if rest:
        pieces.append(rest)
    mark = f"{rng.getrandbits(32):08X}"
    return (f'<w:p w:rsidR="{mark}" w:rsidRDefault="{mark}"><w:pPr><w:spacing w:line="400" w:lineRule="exact"/>'
            f'<w:jc w:val="left"/><w:rPr>{FONTS}<w:sz w:val="24"/></w:rPr></w:pPr>'
            + "".join(run(piece, bold) for piece in pieces) + "</w:p>")


def cell(rng: random.Random, text: str, column: int, span: int = 1, merge: str = "", bold: bool = False) -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    align = "" if STYLE == "plain" else '<w:vAlign w:val="center"/>'
    width = sum(WIDTHS[column:column + span])
    return (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{down}{align}</w:tcPr>'
            f'{paragraph(rng, text, bold)}</w:tc>')


def row(cells: str, header: bool = False) -> str:
    if STYLE == "plain":
        return f"<w:tr>{cells}</w:tr>"
    repeat = "<w:tblHeader/>" if header else ""
    return f'<w:tr w:rsidR="00C52B17"><w:trPr><w:trHeight w:val="560"/>{repeat}</w:trPr>{cells}</w:tr>'


def heading(rng: random.Random, text: str) -> str:
    return row(cell(rng, text, 0, span=4, bold=True))


def units(rng: random.Random) -> tuple[str, str]:
    lead = rng.choice(words.UNITS)
    others = rng.sample(words.UNITS, rng.randrange(1, 5)) + ([rng.choice(words.GROUPS)] if rng.random() < 0.6 else [])
    return lead, "、".join(unit for unit in others if unit != lead) or words.GROUPS[0]


def item_rows(rng: random.Random, first: int, count: int) -> list[str]:
    """Items in groups that share merged unit cells."""
    rows, number = [], first
    while number < first + count:
        together = min(rng.choice([1, 1, 2, 3, 4]), first + count - number)
        lead, responsible = units(rng)
        for place in range(together):
            merge = "" if together == 1 else "restart" if place == 0 else "continue"
            shown = merge != "continue"
            rows.append(row(cell(rng, str(number), 0) + cell(rng, words.text(rng, rng.randrange(10, 90)), 1)
                            + cell(rng, lead if shown else "", 2, merge=merge)
                            + cell(rng, responsible if shown else "", 3, merge=merge)))
            number += 1
    return rows


def table(rng: random.Random, count: int, chapters: int, first: int) -> str:
    rows = [row("".join(cell(rng, name, at, bold=True) for at, name in
                        enumerate(["序号", "指标任务", "牵头单位", "责任单位"])), header=True)]
    sizes = [count // chapters + (1 if at < count % chapters else 0) for at in range(chapters)]
    for at, size in enumerate(sizes):
        rows.append(heading(rng, f"{NUMERALS[at]}、{rng.choice(words.VERBS)}{rng.choice(words.OBJECTS)}"))
        half = size // 2 if chapters > 1 else 0
        for part, part_size in enumerate([half, size - half] if half else [size]):
            if half:
                rows.append(heading(rng, f"（{NUMERALS[part]}）{rng.choice(words.VERBS)}{rng.choice(words.OBJECTS)}"))
            rows += item_rows(rng, first, part_size)
            first += part_size
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS[:4])
    return f'<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def document() -> str:
    rng = random.Random(234)
    total = sum(count for _, count, _ in LISTS)
    declared = "、".join(f"{name}{count}项" for name, count, _ in LISTS)
    body = [paragraph(rng, "示例区创建法治政府建设示范区指标任务分解表", bold=True),
            paragraph(rng, f"（共{total}项，含{declared}）")]
    for name, count, chapters in LISTS:
        body += [paragraph(rng, f"{name}（{count}项）", bold=True), table(rng, count, chapters, 1)]
    return document_of(body)


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
    write(sys.argv[2], document())


if __name__ == "__main__":
    main()
