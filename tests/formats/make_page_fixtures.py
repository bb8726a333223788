#!/usr/bin/env python3
"""Writes the fixtures of PDF, OFD and CSV (standard library only). Run it again after a change; the bytes are stable.

With `--print`, LibreOffice prints an invented document anew; what it writes differs from release to release."""
import os
import subprocess
import sys
import tempfile

from make_fixtures import HERE, docx, save
from pages import OfdPage, Sheet, UCS2_FONT, ofd, pdf, stream, to_unicode

COLUMNS = [60, 130, 170, 420, 535]
HEADER = ["类别", "序号", "任务", "责任单位"]


def row(sheet, y, cells, pitch=14):
    """Cells of lines; a line is cut by hand where a program would have wrapped it."""
    for x, cell in zip(COLUMNS, cells):
        for i, line in enumerate(cell.split("|")):
            if line:
                sheet.text(x + 5, y + 12 + i * pitch, line)


def table_over_pages(draw=None):
    first, second = Sheet(), Sheet()
    first.text(200, 60, "示例区任务清单", 18)
    first.table(COLUMNS[1:], [90, 110, 150, 790], draw and draw(first))
    first.table(COLUMNS[:2], [90, 110, 790], draw and draw(first))
    row(first, 90, HEADER)
    row(first, 110, ["一、办事公开", "1", "窗口名称、地点和电话全部公布，并在变动后及时更|新。", "区甲局|区乙局"])
    row(first, 760, ["", "2", "每年对办事指南检查不少于一次，发现内容过期的立即", "区丙局"], 14)
    second.table(COLUMNS[1:], [60, 80, 110, 140], draw and draw(second))
    second.table(COLUMNS[:2], [60, 80, 140], draw and draw(second))
    row(second, 60, HEADER)
    row(second, 80, ["", "", "改正。", ""])
    row(second, 110, ["", "3", "投诉五日内答复。", "区丙局|区丁局"])
    second.text(60, 170, "说明：本表由示例区编写。")
    for number, page in enumerate((first, second), 1):
        page.text(290, 820, f"— {number} —", 9)
    return [first, second]


def turned(pages):
    """The same, printed sideways on an upright page that is shown turned."""
    out = []
    for page in pages:
        sheet = Sheet(page.height, page.width)
        sheet.raw(f"0 1 -1 0 {page.height} 0 cm")
        sheet.parts += page.parts
        out.append(sheet)
    return out


def bars(sheet):
    return lambda x1, y1, x2, y2: sheet.bar(x1 - 0.25, y1 - 0.25, x2 - x1 + 0.5, y2 - y1 + 0.5)


def by_code(words, codes):
    return b"".join(codes.setdefault(c, len(codes) + 1).to_bytes(2, "big") for c in words)


def radicals():
    """A font that knows only glyph numbers; its map names radicals where characters are meant."""
    codes, sheet = {}, Sheet()
    for i, line in enumerate(["⼀、依法⾏政", "⻓期坚持", "普通的字"]):
        sheet.text(60, 100 + 30 * i, line, 12, "F1", lambda t: by_code(t, codes))
    font = UCS2_FONT.replace("UniGB-UCS2-H", "Identity-H").replace("/DescendantFonts", "/ToUnicode 50 0 R/DescendantFonts")
    return pdf([sheet], {"F1": font}, {50: to_unicode([(n, c) for c, n in codes.items()])})


def other_fonts():
    sheet = Sheet()
    sheet.text(60, 100, "国标编码的文字", 12, "F1", lambda t: t.encode("gbk"))
    sheet.text(60, 130, "plain (text)", 12, "F2", lambda t: t.encode("latin-1"))
    sheet.text(60, 160, "不说明是什么字", 12, "F3")
    gbk = UCS2_FONT.replace("UniGB-UCS2-H", "GBK-EUC-H")
    latin = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[112/P/uni4E00 97/a]>>>>"
    return pdf([sheet], {"F1": gbk, "F2": latin, "F3": UCS2_FONT.replace("UniGB-UCS2-H", "Identity-H")})


def bold_and_watermark():
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.text(60 + shift, 100, "加粗的标题", 16)
    sheet.raw("BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <" + "样稿".encode("utf-16-be").hex() + "> Tj ET")
    sheet.raw("1 G 60 600 m 500 600 l S 60 500 m 500 500 l S 60 500 m 60 600 l S 300 500 m 300 600 l S 500 500 m 500 600 l S 0 G")
    sheet.text(80, 260, "白线不是表格")
    return pdf([sheet])


def forms():
    sheet = Sheet()
    sheet.raw("q 1 0 0 1 0 -40 cm /X1 Do Q")
    inner = Sheet()
    inner.table([60, 200, 400], [100, 120, 140])
    for y, cells in ((114, "甲乙"), (134, "丙丁")):
        inner.text(65, y, cells[0])
        inner.text(205, y, cells[1])
    form = stream(inner.content(), "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>")
    return pdf([sheet], extra={50: form}, resources="/XObject<</X1 50 0 R>>")


def pdf_fixtures():
    save("pdf/ok", "table_over_pages.pdf", pdf(table_over_pages()))
    save("pdf/ok", "object_streams.pdf", pdf(table_over_pages(bars), object_stream=True))
    save("pdf/ok", "printed_sideways.pdf", pdf(turned(table_over_pages())))
    save("pdf/ok", "page_turned.pdf", pdf(turned(table_over_pages()), rotate=90))
    save("pdf/ok", "empty_password.pdf", pdf(table_over_pages(), password=b""))
    save("pdf/ok", "radicals_for_characters.pdf", radicals())
    save("pdf/ok", "other_fonts.pdf", other_fonts())
    save("pdf/ok", "bold_and_watermark.pdf", bold_and_watermark())
    save("pdf/ok", "form.pdf", forms())
    whole = pdf(table_over_pages())
    save("pdf/ok", "saved_again.pdf", whole + b"3 0 obj\n" + UCS2_FONT.encode() + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
    save("pdf/broken", "cut.pdf", whole[:300])
    save("pdf/broken", "needs_password.pdf", pdf(table_over_pages(), password=b"secret"))
    save("pdf/broken", "page_tree_loop.pdf", pdf([Sheet()], tree="<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"))
    blank = Sheet()
    blank.raw("q 595 0 0 842 0 0 cm /X1 Do Q")
    picture = stream(b"\0", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    save("pdf/broken", "scanned.pdf", pdf([blank], extra={50: picture}, resources="/XObject<</X1 50 0 R>>"))
    calls = stream(b"/X1 Do " * 40, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X1 50 0 R>>>>")
    save("pdf/broken", "form_in_itself.pdf", pdf([blank], extra={50: calls}, resources="/XObject<</X1 50 0 R>>"))
    save("pdf/broken", "bomb.pdf", pdf([Sheet()], extra={11: stream(b" " * (8 << 20))}))
    save("pdf/broken", "deep_arrays.pdf", b"%PDF-1.4\n1 0 obj\n" + b"[" * 50000 + b"\nendobj\n")


def ofd_fixtures():
    pages = [OfdPage(), OfdPage()]
    pages[0].text(70, 20, "示例区任务清单", 6, "g")
    pages[0].table([20, 35, 140, 190], [30, 40, 60, 280])
    for x, word in ((22, "序号"), (37, "任务"), (142, "责任单位")):
        pages[0].text(x, 36, word)
        pages[1].text(x, 36, word)
    pages[0].text(22, 46, "1", 4, "none")
    pages[0].text(37, 46, "窗口名称、地点和电话全部公布，并在变动后两日内及时", 4, "g")
    pages[0].text(37, 52, "更新。", 4)
    pages[0].text(142, 46, "区甲局", 4, "ctm")
    pages[0].text(142, 52, "区乙局", 4, "ctm")
    pages[0].text(22, 66, "2")
    pages[0].text(37, 66, "每年检查 1 次以上。")
    pages[1].table([20, 35, 140, 190], [30, 40, 50])
    pages[1].text(22, 46, "3")
    pages[1].text(37, 46, "投诉五日内答复。", 4, "ctm")
    pages[1].text(142, 46, "区丙局", 4, "none")
    letterhead = OfdPage()
    letterhead.text(20, 12, "示例区文件", 4)
    save("ofd/ok", "table_over_pages.ofd", ofd(pages, letterhead))
    save("ofd/broken", "page_missing.ofd", ofd(pages, missing={1}))
    save("ofd/broken", "no_pages.ofd", ofd([]))
    save("ofd/broken", "only_lines.ofd", ofd([only_lines()]))


def only_lines():
    page = OfdPage()
    page.table([20, 100, 190], [30, 40, 60])
    return page


def csv_fixtures():
    save("csv/ok", "gb18030.csv", "示例区任务清单,,\n序号,任务,责任单位\n1,公布窗口电话。,区甲局\n2,检查不少于一次。,区乙局\n".encode("gb18030"))
    save("csv/ok", "quotes_and_breaks.csv", '\ufeff序号,任务,单位\r\n1,"含有""引号""、逗号,和\n换行","区甲局"\r\n2,没有引号,\r\n')
    save("csv/ok", "tabs.tsv", "序号\t任务\t单位\n1\t公布；更新\t区甲局,区乙局\n")
    save("csv/ok", "quote_left_open.csv", '序号,任务\n1,"没有结束\n2,下一行\n')


DUTIES = ["编制并公布办事指南", "检查窗口服务", "答复群众来信", "清理过期文件", "组织业务培训", "核对台账", "更新联系电话"]
UNITS = ["区甲局", "区乙局", "区丙局", "各镇（街道）"]
BORDERS = "<w:tblBorders>" + "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in
                                     ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>"


def word_cell(text, width, merge=""):
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>{paragraphs}</w:tc>'


def invented_document(wide):
    widths = [1600, 700, 7600, 2500] if wide else [1400, 700, 4600, 1800]
    rows = ["<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(word_cell(t, w) for t, w in zip(HEADER, widths)) + "</w:tr>"]
    for i in range(1, 61):
        duty = f"{DUTIES[i % 7]}，每年不少于{i}次，" * (1 + i % 5) + "做好记录。"
        merge = f'<w:vMerge{" w:val=" + chr(34) + "restart" + chr(34) if i % 7 == 1 else ""}/>'
        units = "\n".join(UNITS[:1 + i % 3]) if i % 2 else "、".join(UNITS[: 1 + i % 4])
        cells = [f"（{(i + 6) // 7}）服务" if i % 7 == 1 else "", str(i), duty, units]
        rows.append("<w:tr>" + word_cell(cells[0], widths[0], merge) + "".join(word_cell(t, w) for t, w in zip(cells[1:], widths[1:])) + "</w:tr>")
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if wide else '<w:pgSz w:w="11906" w:h="16838"/>'
    return docx(f"<w:p><w:r><w:t>示例区服务任务清单</w:t></w:r></w:p><w:tbl><w:tblPr>{BORDERS}</w:tblPr>{''.join(rows)}</w:tbl><w:p/>"
                f'<w:sectPr>{size}<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>')


def print_documents():
    with tempfile.TemporaryDirectory() as folder:
        for name, wide in (("printed", False), ("printed_wide", True)):
            path = os.path.join(folder, name + ".docx")
            with open(path, "wb") as file:
                file.write(invented_document(wide))
            for kind, target in (("pdf", "pdf/ok"), ("doc", "legacy")):
                if kind == "doc" and wide:
                    continue
                os.makedirs(os.path.join(HERE, target), exist_ok=True)
                subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                                "--outdir", os.path.join(HERE, target), path], check=True)


if __name__ == "__main__":
    if "--print" in sys.argv:
        print_documents()
    pdf_fixtures()
    ofd_fixtures()
    csv_fixtures()
