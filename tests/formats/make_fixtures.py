#!/usr/bin/env python3
"""Writes the fixtures of tests/formats (standard library only). Run it again after a change; the bytes are stable.

ok/NAME.ext is read and compared with NAME.expected.json; broken/NAME.ext must fail as NAME.expected.txt says.
"""
import io
import os
import struct
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = W + (' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
                  ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
                  ' xmlns:v="urn:schemas-microsoft-com:vml"'
                  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def pack(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
    return out.getvalue()


def save(folder, name, content):
    path = os.path.join(HERE, folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def relationships(entries):
    rows = "".join(f'<Relationship Id="{i}" Type="{REL}{t}" Target="{target}"/>' for i, t, target in entries)
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE_REL}">{rows}</Relationships>'


OFFICE_TYPE = "application/vnd.openxmlformats-officedocument."
OVERRIDES = {"word/document.xml": "wordprocessingml.document.main", "word/numbering.xml": "wordprocessingml.numbering",
             "word/styles.xml": "wordprocessingml.styles", "word/footnotes.xml": "wordprocessingml.footnotes",
             "xl/workbook.xml": "spreadsheetml.sheet.main", "xl/sharedStrings.xml": "spreadsheetml.sharedStrings",
             "xl/styles.xml": "spreadsheetml.styles", **{f"xl/worksheets/sheet{i}.xml": "spreadsheetml.worksheet" for i in range(1, 10)}}
CONTENT_TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                 '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/>' +
                 "".join(f'<Override PartName="/{part}" ContentType="{OFFICE_TYPE}{kind}+xml"/>' for part, kind in OVERRIDES.items()) + "</Types>")

# ---------------------------------------------------------------- docx


def docx(body, numbering=None, styles=None, footnotes=None, extra=()):
    parts = [("[Content_Types].xml", CONTENT_TYPES),
             ("_rels/.rels", relationships([("r1", "officeDocument", "word/document.xml")])),
             ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>')]
    related = []
    for kind, content in (("numbering", numbering), ("styles", styles), ("footnotes", footnotes)):
        if content:
            related.append(("r" + kind, kind, kind + ".xml"))
            parts.append((f"word/{kind}.xml", f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"))
    parts.append(("word/_rels/document.xml.rels", relationships(related)))
    return pack(parts + list(extra))


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if properties else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content="", properties=""):
    content = content if content.startswith("<") or not content else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def num(number, level=0):
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tc(content="", properties=""):
    content = content if content.startswith("<w:p") or content.startswith("<w:tbl") or content.startswith("<w:sdt") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def span(count):
    return f'<w:gridSpan w:val="{count}"/>'


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def level(index, fmt, text, start=1, more=""):
    return (f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def docx_fixtures():
    save("docx/ok", "merged_cells.docx", docx(
        p("示例区指标任务分解表") +
        tbl(tr(tc("序号"), tc("指标任务"), tc("牵头单位"), tc("责任单位"), properties="<w:tblHeader/>"),
            tr(tc("一、职能依法履行", span(4))),
            tr(tc("1"), tc("公开办事指南。", RESTART), tc("政务局", RESTART), tc("各部门")),
            tr(tc("2"), tc("", CONTINUE), tc("", CONTINUE), tc(p("甲局") + p("乙局"))),
            tr(tc("3"), tc("遮住的字", CONTINUE), tc("司法局"), tc(""))) +
        p() + p("表后说明")))
    save("docx/ok", "grid_before_and_after.docx", docx(tbl(
        tr(tc("甲"), tc("乙"), tc("丙")),
        tr(tc("丁"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
        tr(tc("并", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("尾")))))
    save("docx/ok", "generated_numbers.docx", docx(
        p("行政决策", num(1)) + p("公众参与", num(1, 1)) + p("专家论证", num(1, 1)) + p("第一款", num(1, 2)) +
        p("行政执法", num(1)) + p("公示制度", num(1, 1)) +
        p("另起", num(2)) + p("接着", num(2)) + p("回到前面", num(1)) +
        p("圆圈", num(3)) + p("罗马", num(3, 1)) + p("字母", num(3, 2)) + p("法律", num(3, 3)) + p("点", num(3, 4)) +
        p("样式编号", '<w:pStyle w:val="Numbered"/>') + p("无编号", '<w:pStyle w:val="Numbered"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
        "".join(p(f"第{i}项", num(4)) for i in range(9, 13)) +
        tbl(*[tr(tc(p("", num(5))), tc(f"任务{i}")) for i in range(1, 4)]),
        numbering=(
            '<w:abstractNum w:abstractNumId="0">' + level(0, "chineseCountingThousand", "%1、") +
            level(1, "japaneseCounting", "（%2）") + level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>") + "</w:abstractNum>"
            '<w:abstractNum w:abstractNumId="1">' + level(0, "decimalEnclosedCircle", "%1") + level(1, "upperRoman", "%2.") +
            level(2, "lowerLetter", "%3)") + level(3, "chineseLegalSimplified", "第%4条", 12) + level(4, "bullet", "●") + "</w:abstractNum>"
            '<w:abstractNum w:abstractNumId="2">' + level(0, "chineseCounting", "第%1条", 9) + "</w:abstractNum>"
            '<w:abstractNum w:abstractNumId="3">' + level(0, "decimal", "%1") + "</w:abstractNum>"
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
            '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
            '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'),
        styles=('<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="编号"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
                '<w:numId w:val="3"/></w:numPr></w:pPr></w:style>')))
    save("docx/ok", "tracked_changes.docx", docx(
        p(r("公开") + '<w:ins w:id="1">' + r("全部") + '</w:ins><w:del w:id="2"><w:r><w:delText>部分</w:delText></w:r></w:del>' + r("清单。")) +
        p('<w:moveFrom w:id="3">' + r("移走") + "</w:moveFrom><w:moveTo w:id=\"4\">" + r("移来") + "</w:moveTo>") +
        p("上半句，", '<w:rPr><w:del w:id="5"/></w:rPr>') + p("下半句。") +
        tbl(tr(tc("留")), tr(tc("删"), properties='<w:del w:id="6"/>'))))
    save("docx/ok", "inline_marks.docx", docx(
        p(r("甲") + "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r>" +
          r("看不见", "<w:vanish/>") + r("看得见", '<w:vanish w:val="0"/>')) +
        p('<w:hyperlink r:id="x">' + r("网址") + "</w:hyperlink><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
          '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("7") +
          '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DATE">' + r("今天") + "</w:fldSimple>") +
        p("<w:r><w:ruby><w:rt>" + r("zhǔn") + "</w:rt><w:rubyBase>" + r("准") + "</w:rubyBase></w:ruby></w:r>"
          '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>') +
        '<w:sdt><w:sdtPr/><w:sdtContent>' + p("控件里的段落") + "</w:sdtContent></w:sdt>" +
        tbl("<w:sdt><w:sdtContent>" + tr(tc("控件行"), "<w:sdt><w:sdtContent>" + tc("控件格") + "</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>",
            tr(tc("隐藏"), tc("行"), properties="<w:hidden/>"))))
    box = "<w:txbxContent>" + p("框中文字") + "</w:txbxContent>"
    save("docx/ok", "boxes_and_notes.docx", docx(
        p(r("正文") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
          "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>"
          "</mc:AlternateContent></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>") + p("下一段"),
        footnotes='<w:footnote w:type="separator" w:id="0">' + p("——") + '</w:footnote><w:footnote w:id="2">' + p("脚注内容") + "</w:footnote>"))
    save("docx/ok", "nested_table.docx", docx(tbl(
        tr(tc("外一"), tc(p("外二") + tbl(tr(tc("内一"), tc("内二"))) + p())), tr(tc("外三"), tc("外四"))) + p("之后")))
    save("docx/ok", "other_prefix_and_place.docx", pack([
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", relationships([("r1", "officeDocument", "/texts/main.xml")])),
        ("texts/main.xml", '<ns0:document xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"><ns0:body>'
         "<ns0:p><ns0:r><ns0:t>别的前缀</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>")]))
    docx_margins()
    docx_broken()


def docx_margins():
    """Headers and footers of the pages; and what gateways append to a file."""
    def margin(name, content):
        return f'<?xml version="1.0"?><w:{name} {NAMESPACES}>{content}</w:{name}>'
    save("docx/ok", "headers_and_footers.docx", pack([
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", relationships([("r1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", f'<w:document {NAMESPACES}><w:body>' + tbl(tr(tc("序号"), tc("任务"))) + "</w:body></w:document>"),
        ("word/_rels/document.xml.rels", relationships(
            [("r1", "header", "header1.xml"), ("r2", "header", "header2.xml"), ("r3", "footer", "footer1.xml")])),
        ("word/header1.xml", margin("hdr", tbl(tr(tc("示例区人民政府办公室"), tc("内部资料"))))),
        ("word/header2.xml", margin("hdr", p("示例区人民政府办公室") + p("任务分解表"))),
        ("word/footer1.xml", margin("ftr", p("第 3 页 共 9 页") + p("— 3 —") + p("示例区司法局印")))]))
    save("docx/ok", "bytes_behind_the_end.docx", docx(p("正文")) + b"\r\n" + bytes(300))


def docx_broken():
    good = docx(p("正文"))
    save("docx/broken", "truncated.docx", good[:len(good) // 2])
    save("docx/broken", "document_part_missing.docx", pack([("[Content_Types].xml", CONTENT_TYPES), ("word/other.xml", "<a/>")]))
    save("docx/broken", "xml_cut.docx", pack([("word/document.xml", f"<w:document {W}><w:body><w:p>")]))
    save("docx/broken", "billion_laughs.docx", pack([("word/document.xml",
         '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>")]))
    save("docx/broken", "external_entity.docx", pack([("word/document.xml",
         '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")]))
    save("docx/broken", "path_with_dots.docx", pack([("word/document.xml", "<a/>"), ("../../evil.xml", "<a/>")]))
    save("docx/broken", "path_absolute.docx", pack([("word/document.xml", "<a/>"), ("/etc/evil.xml", "<a/>")]))
    save("docx/broken", "path_with_backslash.docx", pack([("word/document.xml", "<a/>"), ("word\\evil.xml", "<a/>")]))
    nul = pack([("word/document.xml", "<a/>"), ("word/documentX", "<a/>")]).replace(b"word/documentX", b"word/docu\0entX")
    save("docx/broken", "path_with_nul.docx", nul)
    twice = pack([("word/document.xml", "<a/>"), ("word/DOCUMENT.xmk", "<a/>")]).replace(b"DOCUMENT.xmk", b"DOCUMENT.xml")
    save("docx/broken", "duplicate_part_name.docx", twice)
    encrypted = bytearray(pack([("word/document.xml", f"<w:document {W}/>")]))
    encrypted[6] |= 1
    encrypted[encrypted.find(b"PK\x01\x02") + 8] |= 1
    save("docx/broken", "encrypted_part.docx", bytes(encrypted))
    save("docx/broken", "bomb.docx", pack([("word/document.xml", b"<a>" + b" " * (40 << 20))]))
    deep = 20000
    save("docx/broken", "nested_tags.docx", pack([("word/document.xml",
         f"<w:document {W}><w:body>" + "<w:sdt>" * deep + "</w:sdt>" * deep + "</w:body></w:document>")]))
    tables = p("底")
    for _ in range(12):
        tables = tbl(tr(tc(tables)))
    save("docx/broken", "nested_tables.docx", docx(tables))
    save("docx/broken", "overlapping_entries.docx", overlapping())


def overlapping():
    """Two directory entries that share one stored body."""
    data = bytearray(pack([("word/document.xml", "<a/>"), ("word/documens.xml", "<a/>")]))
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    struct.pack_into("<I", data, second + 42, 0)
    return bytes(data)


# ---------------------------------------------------------------- xlsx

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def xlsx(sheets, strings=None, styles="", properties="", names="", more=()):
    """sheets: (name, state, content of <worksheet>)"""
    parts = [("[Content_Types].xml", CONTENT_TYPES),
             ("_rels/.rels", relationships([("r1", "officeDocument", "xl/workbook.xml")]))]
    entries = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    rows = "".join(f'<sheet name="{name}" sheetId="{i}" {state} r:id="s{i}"/>' for i, (name, state, _) in enumerate(sheets, 1))
    parts.append(("xl/workbook.xml", f"<workbook {S}>{properties}<sheets>{rows}</sheets>{names}</workbook>"))
    if strings:
        entries.append(("ss", "sharedStrings", "sharedStrings.xml"))
        parts.append(("xl/sharedStrings.xml", f"<sst {S}>{strings}</sst>"))
    if styles:
        entries.append(("st", "styles", "styles.xml"))
        parts.append(("xl/styles.xml", f"<styleSheet {S}>{styles}</styleSheet>"))
    parts.append(("xl/_rels/workbook.xml.rels", relationships(entries)))
    for i, (_, _, content) in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{i}.xml", f'<?xml version="1.0" encoding="UTF-8"?><worksheet {S}>{content}</worksheet>'))
    return pack(parts + list(more))


def si(*texts):
    return "".join(f"<si><t>{text}</t></si>" for text in texts)


def c(reference, value, kind="", style=0):
    if kind == "inlineStr":
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}" s="{style}"' + (f' t="{kind}"' if kind else "") + f"><v>{value}</v></c>"


def row(number, *cells, more=""):
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def data(*rows):
    return f"<sheetData>{''.join(rows)}</sheetData>"


def xlsx_fixtures():
    strings = si("序号", "指标", "责任单位", "健全制度。") + (
        "<si><r><t>区</t></r><r><rPr><b/></rPr><t>司法局</t></r></si>"
        "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><si><t>第一行_x000D_\n第二行</t></si>")
    save("xlsx/ok", "strings_and_merges.xlsx", xlsx([("清单", "", data(
        row(1, c("A1", "附件：指标分解表", "inlineStr")),
        row(3, c("A3", 0, "s"), c("B3", 1, "s"), c("C3", 2, "s")),
        row(4, c("A4", 1), c("B4", 3, "s"), c("C4", 4, "s")),
        row(5, c("A5", 2), c("B5", 6, "s"), c("C5", 4, "s")),
        row(6, c("A6", 3), c("C6", 5, "s"))) +
        '<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="C4:C5"/><mergeCell ref="B5:B6"/></mergeCells>')],
        strings, names="<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">清单!$3:$3</definedName></definedNames>"))
    formats = ('<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
               '<numFmt numFmtId="165" formatCode="&quot;不少于&quot;0&quot;件&quot;"/></numFmts>'
               '<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="4"/></cellXfs>')
    values = data(row(1, c("A1", "12"), c("B1", "0.985", style=1), c("C1", "44562", style=2), c("D1", "44562", style=3),
                      c("E1", "5", style=4), c("F1", "1234.5", style=5)),
                  row(2, c("A2", "1", "b"), c("B2", "#N/A", "e"), '<c r="C2" t="str"><f>A1&amp;"x"</f><v>12x</v></c>',
                      '<c r="D2"><f>SUM(A1:B1)</f><v>12.985</v></c>', '<c r="E2"><f>NOW()</f></c>', c("F2", "3.0")))
    save("xlsx/ok", "number_formats.xlsx", xlsx([("数", "", values)], styles=formats))
    save("xlsx/ok", "dates_from_1904.xlsx", xlsx([("数", "", data(row(1, c("A1", "43100", style=2))))], styles=formats,
                                                 properties='<workbookPr date1904="1"/>'))
    save("xlsx/ok", "no_references.xlsx", xlsx([("缺省", "", "<sheetData><row><c><v>1</v></c><c t=\"inlineStr\"><is><t>甲</t></is></c></row>"
                                               "<row><c/><c t=\"inlineStr\"><is><r><t>乙</t></r><r><t>丙</t></r></is></c></row></sheetData>")]))
    save("xlsx/ok", "hidden_and_several_sheets.xlsx", xlsx([
        ("明", "", '<cols><col min="2" max="2" hidden="1"/></cols>' + data(row(1, c("A1", "1"), c("B1", "2")), row(2, c("A2", "3"), more='hidden="1"'))),
        ("空", "", data()),
        ("暗", 'state="hidden"', data(row(2, c("B2", "4"))))]))
    save("xlsx/ok", "sparse_rows.xlsx", xlsx([("稀", "", data(row(1, c("A1", "1")), row(5, c("C5", "2")), row(900000, c("A900000", "3"))))]))
    bad = lambda content: xlsx([("表", "", content)])
    save("xlsx/broken", "row_twice.xlsx", bad(data(row(1, c("A1", "1")), row(1, c("A1", "2")))))
    save("xlsx/broken", "cell_beyond_sheet.xlsx", bad(data(row(1, c("ZZZZ1", "1")))))
    save("xlsx/broken", "shared_string_missing.xlsx", bad(data(row(1, c("A1", "7", "s")))))
    save("xlsx/broken", "merge_reference.xlsx", bad(data(row(1, c("A1", "1"))) + '<mergeCells><mergeCell ref="A1:"/></mergeCells>'))
    save("xlsx/broken", "sheet_cut.xlsx", pack([(n, x[:-30] if "sheet1" in n else x) for n, x in unpack(bad(data(row(1, c("A1", "1")))))]))
    save("xlsx/broken", "entities.xlsx", pack([(n, b'<!DOCTYPE a [<!ENTITY b "c">]>' + x.split(b"?>", 1)[1] if "sheet1" in n else x)
                                              for n, x in unpack(bad(data(row(1, c("A1", "1")))))]))
    save("xlsx/broken", "far_away_cell.xlsx", bad(data(*[row(i, c(f"XFD{i}", "1")) for i in range(1, 1100)])))
    save("xlsx/broken", "sheet_part_missing.xlsx", pack([(n, x) for n, x in unpack(bad(data())) if "sheet1" not in n]))
    save("xlsx/broken", "binary_workbook.xlsx", pack([("[Content_Types].xml", CONTENT_TYPES),
         ("_rels/.rels", relationships([("r1", "officeDocument", "xl/workbook.bin")])), ("xl/workbook.bin", b"\x83\x01")]))


# ---------------------------------------------------------------- html and text


def html(body, head='<meta charset="utf-8">', encoding="utf-8"):
    return f"<!DOCTYPE html>\n<html><head>{head}<title>不读</title><style>td {{color: red}}</style></head><body>{body}</body></html>".encode(encoding)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def utf16(text):
    return text.encode("utf-16-le")


def html_fixtures():
    save("html/ok", "spans.html", html("""
<h2>任务分解表</h2>
<table><caption>表一</caption><thead><tr><th>序号<th>指标<th>牵头单位<th>责任单位</thead>
<tbody><tr><td colspan=4>一、职能依法履行</td></tr>
<tr><td>1<td rowspan=2>公开<b>权力</b>清单。<td rowspan=0>政务局<td>甲局<br>乙局
<tr><td>2<td><p>丙局</p><p>丁局</p>
<tr><td>3<td>健全制度&nbsp;&amp;机制。<td>戊局</tbody>
<tbody><tr><td>4<td>新的一组<td>己局<td>庚局</tbody></table>
<p>说明：以上
为准。</p><script>var x = "<table><tr><td>假表</td></tr></table>"</script>"""))
    save("html/ok", "overlaps.html", html(
        "<table><tr><td>甲<td rowspan=3>乙<td>丙</tr><tr><td colspan=3>丁</td><td>戊</tr><tr><td colspan='x'>己<td rowspan=9>庚</tr></table>"))
    save("html/ok", "nested_table.html", html(
        "<table><tr><td>外一<table><tr><td>内</td></tr></table>外二</td><td>外三</td></tr></table><p>之后</p>"))
    save("html/ok", "hidden_parts.html", html(
        "<p>可见<span style='display: none'>不可见</span></p><div hidden>也不可见</div>"
        "<table><tr><td>一</td></tr><tr style='DISPLAY:none'><td>二</td></tr></table>"))
    save("html/ok", "hidden_by_style_sheet.html", html(
        "<p>可见<span class='x gone'>不可见</span></p><p class=note>看不见的段落</p><div class=note>可见的块</div>"
        "<table><tr><td>一</td></tr><tr id=row><td>二</td></tr></table><style>#row{visibility:hidden}</style>",
        head="<meta charset=utf-8><style>.gone,p.note{color:red;display:none}@media print{table{display:none}}"
             " div .note{display:none}</style>"))
    save("html/ok", "lists_and_breaks.html", html(
        "<table><tr><td><ol><li><p><br></p></li></ol></td><td>空项</td></tr></table><ol start=3><li>甲</li><li>乙<ol type=a><li>丙</ol></li></ol><ul><li>丁</ul><pre>一\t二\n三</pre>无段落的文字<br>第二行"))
    save("html/ok", "gb18030_declared.html", html("<p>依法行政</p>", "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb18030"))
    save("html/ok", "gb18030_undeclared.html", html("<p>依法行政，政务公开，依法决策，严格执法</p>", "", "gb18030"))
    save("html/ok", "utf16.html", b"\xff\xfe" + utf16("<html><body><p>依法行政</p></body></html>"))
    save("html/ok", "saved_by_word.doc", html(
        "<div class=WordSection1><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>一、"
        "<span style='font:7.0pt'>&nbsp; </span></span></span><![endif]>依法决策<o:p></o:p><a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a></p>"
        "<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></div>"
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote'><p><a style='mso-footnote-id:ftn1'>[1]</a>脚注</p></div></div>",
        "<meta charset=utf-8><meta name=ProgId content=Word.Document>"))
    save("html/ok", "exported_as.xls", "\ufeff<table border=1><tr><td>序号</td><td>单位</td></tr><tr><td>1</td><td x:str>司法局</td></tr></table>")
    save("html/broken", "nested_divs.html", html("<div>" * 5000))
    save("html/broken", "nested_tables.html", html("<table><tr><td>" * 300))
    save("html/broken", "too_many_columns.html", html("<table><tr>" + "<td colspan=1000>" * 20 + "</table>"))
    save("html/broken", "web_archive.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n")
    save("text/ok", "gb18030.txt", "一、依法行政\n\n\t1\t公开清单。\n".encode("gb18030"))
    save("text/ok", "no_line_end.txt", "第一行\r第二行\r\n\n第四行")
    save("text/broken", "empty.txt", b"")
    save("text/broken", "noise.txt", bytes((i * 7919 >> 3) & 255 for i in range(4000)))
    save("text/broken", "old_word.doc", OLE + utf16("WordDocument"))
    save("text/broken", "old_sheet.xls", OLE + utf16("Workbook"))
    save("text/broken", "encrypted.docx", OLE + utf16("EncryptedPackage"))
    save("text/broken", "portable.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    save("text/broken", "layout.ofd", pack([("OFD.xml", "<ofd:OFD/>")]))
    save("text/broken", "rich.doc", b"{\\rtf1\\ansi}")
    save("text/broken", "picture.doc", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    save("text/broken", "open_document.odt", pack([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")]))


def unpack(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def text_fixtures():
    save("text/ok", "big5.txt", ("附件\r\n示例縣工作任務分解表\r\n序號\t工作任務\t責任單位\r\n"
                                 "1\t依法公開行政許可和行政處罰的結果，方便企業和群眾查詢。\t縣政府辦公室\r\n"
                                 "2\t重大行政決策全部經過合法性審查。\t縣司法局\r\n").encode("big5"))


def main():
    docx_fixtures()
    text_fixtures()
    xlsx_fixtures()
    html_fixtures()


if __name__ == "__main__":
    main()
