"""Writes small PDF and OFD files (standard library only): characters and lines put on pages by hand."""
import hashlib
import io
import zipfile
import zlib
from xml.sax.saxutils import escape

# ---------------------------------------------------------------- PDF


class Sheet:
    """What a page of a PDF shows. Coordinates from the upper left corner, in points."""

    def __init__(self, width=595, height=842):
        self.width, self.height, self.parts = width, height, []

    def text(self, x, y, words, size=10, font="F1", encode=None):
        code = (encode or (lambda t: t.encode("utf-16-be")))(words)
        self.parts.append(f"BT /{font} {size} Tf {x:g} {self.height - y:g} Td <{code.hex()}> Tj ET")

    def line(self, x1, y1, x2, y2):
        self.parts.append(f"{x1:g} {self.height - y1:g} m {x2:g} {self.height - y2:g} l S")

    def bar(self, x, y, width, height):
        self.parts.append(f"{x:g} {self.height - y - height:g} {width:g} {height:g} re f")

    def raw(self, operators):
        self.parts.append(operators)

    def table(self, columns, rows, draw=None):
        """`columns`: x of the lines; `rows`: y of the lines."""
        draw = draw or self.line
        for y in rows:
            draw(columns[0], y, columns[-1], y)
        for x in columns:
            draw(x, rows[0], x, rows[-1])

    def content(self):
        return "\n".join(self.parts).encode("latin-1")


UCS2_FONT = ("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
             "/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>")


def stream(content, entries="", compress=True):
    body = zlib.compress(content, 9) if compress else content
    filters = "/Filter/FlateDecode" if compress else ""
    return f"<<{entries}{filters}/Length {len(body)}>>\nstream\n".encode("latin-1") + body + b"\nendstream"


def rc4(key, data):
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + box[i]) & 255
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) & 255])
    return bytes(out)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def encryption(password):
    """Dictionary and key of revision 3 with that user password (ISO 32000-1, 7.6.3)."""
    owner, file_id, permissions = bytes(range(32)), b"0123456789abcdef", -44
    key = hashlib.md5((password + PADDING)[:32] + owner + (permissions & 0xFFFFFFFF).to_bytes(4, "little") + file_id).digest()
    for _ in range(50):
        key = hashlib.md5(key).digest()
    user = rc4(key, hashlib.md5(PADDING + file_id).digest())
    for i in range(1, 20):
        user = rc4(bytes(k ^ i for k in key), user)
    dictionary = f"<</Filter/Standard/V 2/R 3/Length 128/P {permissions}/O<{owner.hex()}>/U<{user.hex()}{'00' * 16}>>>"
    return dictionary, key, f"/ID[<{file_id.hex()}><{file_id.hex()}>]"


def pdf(pages, fonts=None, extra=None, rotate=0, password=None, object_stream=False, resources="", tree=None):
    """`fonts`: name -> dictionary; `extra`: object number (from 50) -> body; `tree`: the page tree's root instead of the usual."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    numbers = [10 + 2 * i for i in range(len(pages))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects[2] = (tree or f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>").encode("latin-1")
    font_entries = "".join(f"/{name} {3 + i} 0 R" for i, name in enumerate(fonts or {"F1": 0}))
    for i, body in enumerate((fonts or {"F1": UCS2_FONT}).values()):
        objects[3 + i] = body.encode("latin-1")
    for number, page in zip(numbers, pages):
        turned = f"/Rotate {rotate}" if rotate else ""
        objects[number] = (f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]{turned}/Contents {number + 1} 0 R"
                           f"/Resources<</Font<<{font_entries}>>{resources}>>>>").encode("latin-1")
        objects[number + 1] = stream(page.content())
    objects.update(extra or {})
    trailer = "/Root 1 0 R"
    if password is not None:
        dictionary, key, file_id = encryption(password)
        objects = {n: encrypted(n, body, key) for n, body in objects.items()}
        objects[9] = dictionary.encode("latin-1")
        trailer += "/Encrypt 9 0 R" + file_id
    if object_stream:
        objects = with_object_stream(objects)
    out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    for number, body in objects.items():
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    return out + f"trailer\n<<{trailer}/Size {max(objects) + 1}>>\nstartxref\n0\n%%EOF\n".encode()


def encrypted(number, body, key):
    at = body.find(b"\nstream\n")
    if at < 0:
        return body
    head, data = body[:at + 8], body[at + 8:-10]
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:16]
    return head + rc4(own, data) + b"\nendstream"


def with_object_stream(objects):
    """All that is no stream goes into one, as PDF 1.5 writes it."""
    inside = {n: body for n, body in objects.items() if b"\nstream\n" not in body}
    index, content = "", b""
    for number, body in inside.items():
        index += f"{number} {len(content)} "
        content += body + b"\n"
    rest = {n: body for n, body in objects.items() if n not in inside}
    rest[99] = stream(index.encode() + content, f"/Type/ObjStm/N {len(inside)}/First {len(index)}")
    return rest


def to_unicode(pairs):
    rows = "\n".join(f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for code, text in pairs)
    return stream(f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {len(pairs)} beginbfchar\n{rows}\nendbfchar endcmap".encode())


# ---------------------------------------------------------------- OFD

OFD_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
XML = '<?xml version="1.0" encoding="UTF-8"?>'


class OfdPage:
    """What a page of an OFD shows, in millimetres."""

    def __init__(self, width=210, height=297):
        self.width, self.height, self.objects = width, height, []

    def text(self, x, y, words, size=4, runs="list"):
        """`runs`: how the distances are written: "list", "g" (repeated), "none", or "ctm" (twice as large by matrix)."""
        steps = [size if ord(c) > 127 else size / 2 for c in words]
        scale = 2 if runs == "ctm" else 1
        own = size / scale
        delta = "" if runs == "none" or len(words) < 2 else f' DeltaX="{" ".join(f"{s / scale:g}" for s in steps[:-1])}"'
        if runs == "g" and len(words) > 1:
            delta = f' DeltaX="g {len(words) - 1} {size:g}"'
        matrix = ' CTM="2 0 0 2 0 0"' if runs == "ctm" else ""
        self.objects.append(
            f'<ofd:TextObject ID="{len(self.objects) + 100}" Boundary="{x:g} {y - size:g} {sum(steps) + 2:g} {1.4 * size:g}" Font="3" '
            f'Size="{own:g}"{matrix}><ofd:TextCode X="0" Y="{own:g}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>')

    def line(self, x1, y1, x2, y2):
        left, top = min(x1, x2) - 0.1, min(y1, y2) - 0.1
        self.objects.append(
            f'<ofd:PathObject ID="{len(self.objects) + 100}" Boundary="{left:g} {top:g} {abs(x2 - x1) + 0.2:g} {abs(y2 - y1) + 0.2:g}" '
            f'LineWidth="0.2"><ofd:AbbreviatedData>M {x1 - left:g} {y1 - top:g} L {x2 - left:g} {y2 - top:g}</ofd:AbbreviatedData></ofd:PathObject>')

    table = Sheet.table

    def xml(self, template=""):
        return (f'{XML}<ofd:Page {OFD_NAMESPACE}><ofd:Area><ofd:PhysicalBox>0 0 {self.width} {self.height}</ofd:PhysicalBox></ofd:Area>'
                f'{template}<ofd:Content><ofd:Layer ID="2" Type="Body">{"".join(self.objects)}</ofd:Layer></ofd:Content></ofd:Page>')


def ofd(pages, template=None, missing=()):
    named = '<ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml" ZOrder="Background"/>' if template else ""
    used = '<ofd:Template TemplateID="90" ZOrder="Background"/>' if template else ""
    listed = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    parts = [("OFD.xml", f'{XML}<ofd:OFD {OFD_NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>'
                         '</ofd:DocBody></ofd:OFD>'),
             ("Doc_0/Document.xml", f'{XML}<ofd:Document {OFD_NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>'
                                    f'</ofd:PageArea>{named}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>')]
    if template:
        parts.append(("Doc_0/Tpls/Tpl_0/Content.xml", template.xml()))
    parts += [(f"Doc_0/Pages/Page_{i}/Content.xml", page.xml(used)) for i, page in enumerate(pages) if i not in missing]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()
