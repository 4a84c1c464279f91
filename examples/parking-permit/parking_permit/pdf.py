"""Two PDF documents: a tagged form to print and, for `before`, a scan that holds no text at all."""

import zlib

LINES = {"H1": (20, 34), "H2": (13, 26), "P": (11, 27)}


def document(objects: list[bytes]) -> bytes:
    """Return a PDF file of numbered objects; the first is the catalogue, the last tells about the document."""
    file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (size, len(objects))
    return file + head + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(file)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)


def text(value: str) -> bytes:
    """Return a string of a page's text, in the encoding of the page's fonts."""
    escaped = value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"(%s)" % escaped.encode("cp1252", "replace")


def info(value: str) -> bytes:
    """Return a string about the document, in any script."""
    return b"<%s>" % (b"\xfe\xff" + value.encode("utf-16-be")).hex().encode()


def tagged(source: str, lang: str) -> bytes:
    """Return an A4 page of lines (`# ` title, `## ` heading, others text), tagged, with language and title."""
    content, tags, height = b"", [], 800
    for index, line in enumerate(line for line in source.splitlines() if line):
        tag = "H1" if line.startswith("# ") else "H2" if line.startswith("## ") else "P"
        size, space = LINES[tag]
        height -= space
        font = b"/F1" if tag == "P" else b"/F2"
        content += b"/%s << /MCID %d >> BDC BT %s %d Tf 56 %d Td %s Tj ET EMC\n" % (
            tag.encode(), index, font, size, height, text(line.lstrip("# "))
        )  # fmt: skip
        tags.append(tag.encode())
    first = 9
    kids = b" ".join(b"%d 0 R" % (first + index) for index in range(len(tags)))
    title = info(source.splitlines()[0].lstrip("# "))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    return document(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Lang (%s) /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R"
            b" /ViewerPreferences << /DisplayDocTitle true >> >>" % lang.encode(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 /Tabs /S"
            b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
            stream(content),
            font % b"Helvetica",
            font % b"Helvetica-Bold",
            b"<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [%s]] >> >>" % kids,
            b"<< /Type /StructElem /S /Document /P 7 0 R /K [%s] >>" % kids,
            *(
                b"<< /Type /StructElem /S /%s /P 8 0 R /Pg 3 0 R /K %d >>" % (tag, index)
                for index, tag in enumerate(tags)
            ),
            b"<< /Title %s >>" % title,
        ]
    )


def scanned() -> bytes:
    """Return a page that is only a picture of print: no text, no tags, no language, no title."""
    width, height = 850, 1200
    paper = b"\xf1" * width
    rows = []
    for y in range(height):
        line, inside = divmod(y - 120, 34)
        words = b"".join(b"\x55" * (28 + (line * 37 + word * 53) % 70) + b"\xf1" * 14 for word in range(12))
        printed = 0 <= line < 28 and line % 7 != 6 and inside < 9
        rows.append((b"\xf1" * 90 + words)[: 760 - line * 31 % 90].ljust(width, b"\xf1") if printed else paper)
    picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    return document(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /XObject << /Im0 5 0 R >> >> >>",
            stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q"),
            stream(b"".join(rows), picture % (width, height)),
            b"<< /Producer (ScanStation 3000) >>",
        ]
    )
