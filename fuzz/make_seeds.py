#!/usr/bin/env python3
"""Writes fuzz/seeds from the fixtures of tests/formats: parts of containers joined by NUL, other files as they are.
Seeds named crash-* and slow-* are what fuzzing found; they are kept by hand."""
import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "tests", "formats")
PARTS = {
    "docx": ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"],
    "ofd": ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml", "Doc_0/Tpls/Tpl_0/Content.xml"],
    "xlsx": ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"],
}


def save(kind, name, content):
    folder = os.path.join(HERE, "seeds", kind)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def main():
    for kind in ("docx", "xlsx", "html", "text", "csv", "pdf", "ofd"):
        for state in ("ok", "broken"):
            folder = os.path.join(FIXTURES, kind, state)
            if not os.path.isdir(folder):
                continue
            for name in sorted(os.listdir(folder)):
                path = os.path.join(folder, name)
                if ".expected." in name or os.path.getsize(path) > 20_000:
                    continue
                with open(path, "rb") as file:
                    content = file.read()
                save("document", f"{kind}-{name}", content)
                if kind not in PARTS:
                    save(kind, name, content)
                    continue
                save("zip", name, content)
                if state == "ok":
                    with zipfile.ZipFile(path) as archive:
                        names = set(archive.namelist())
                        save(kind, name, b"\0".join(archive.read(part) if part in names else b"" for part in PARTS[kind]))


if __name__ == "__main__":
    main()
