"""What a PDF holds, read with pypdf. Files are hostile: `apart.py` runs this where it can do no harm."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, PdfReadError
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject

from einclusion.document import LinkedDocument, Pdf
from einclusion.documents.fields import fields_of

PAGES = 40
"""Pages whose text is read."""
SECONDS = 8.0
"""How long reading text may take; what is not read by then is left."""
_LETTERS = 40_000
_ELEMENTS = 40_000
_DEPTH = 8
_HEADING = re.compile(r"H([1-6]?)")
_BLANK = re.compile(r"(?:[._…]\s?){8,}|_{4,}|…{3,}")
_HEAD = 1024
_POINT = 25.4 / 72
_READ_ALOUD = 1 << 9
_COPY = 1 << 4


def read(content: bytes) -> LinkedDocument:
    """What the bytes of a file come to; its address is for others to tell."""
    size = len(content)
    if b"%PDF-" not in content[:_HEAD]:
        return LinkedDocument(address="", state="no-pdf", bytes=size)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return LinkedDocument(address="", state="password", bytes=size)
        return LinkedDocument(address="", bytes=size, pdf=pdf_of(reader))
    except FileNotDecryptedError:
        return LinkedDocument(address="", state="password", bytes=size)
    except MemoryError:
        return LinkedDocument(address="", state="out-of-limits", bytes=size)
    except Exception:  # of whatever kind: pypdf raises what Python raises on what a damaged file holds
        return LinkedDocument(address="", state="broken", bytes=size)


def pdf_of(reader: PdfReader) -> Pdf:
    """Facts of a PDF that is open. Raises whatever pypdf does for a damaged file."""
    root = reader.root_object
    pages = len(reader.pages)
    if not pages:
        raise PdfReadError("no pages")
    tree = _dictionary(root.get("/StructTreeRoot"))
    elements, cut = _elements(tree)
    tagged = _says(root.get("/MarkInfo"), "/Marked") and bool(elements)
    names = [name for name, _ in elements]
    unnamed = [one for name, one in elements if name == "Figure" and not _alternative(one)]
    texts, pictured = _texts(reader)
    text = "\n".join(texts)
    fields, other_form = fields_of(root)
    stops = _stops(reader) if tagged else []
    return Pdf(
        pages=pages,
        read=len(texts),
        title=_title(reader),
        title_shown=_says(root.get("/ViewerPreferences"), "/DisplayDocTitle"),
        language=_language(root, elements),
        tagged=tagged,
        headings=[int(found[1] or 0) for name in names if (found := _HEADING.fullmatch(name))],
        figures=names.count("Figure"),
        unnamed_figures=len(unnamed),
        cut=cut,
        text=text[:_LETTERS],
        words=len(text.split()),
        pictured=pictured,
        sizes=list(dict.fromkeys(_size(page) for page in _some(reader))),
        bookmarks=_count(reader.outline),
        encrypted=reader.is_encrypted,
        closed=_closed(reader),
        fields=fields,
        other_form=other_form,
        blanks=len(_BLANK.findall(text)),
        stops=len(stops),
        loose_order=[number for number, ordered in stops if not ordered],
    )


def _dictionary(value: Any) -> DictionaryObject:
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _says(held: Any, name: str) -> bool:
    """Whether a dictionary says `true`; pypdf's own booleans count as true whatever they say."""
    said = _dictionary(held).get(name)
    said = said.get_object() if said is not None else None
    return isinstance(said, BooleanObject) and said.value is True


def _some(reader: PdfReader) -> Iterator[Any]:
    return (reader.pages[number] for number in range(min(len(reader.pages), PAGES)))


def _elements(root: DictionaryObject) -> tuple[list[tuple[str, DictionaryObject]], bool]:
    """Elements of the tree of tags in order, each with its standard name, and whether there were more."""
    roles = _dictionary(root.get("/RoleMap"))
    waiting: list[Any] = [root.get("/K")]
    found: list[tuple[str, DictionaryObject]] = []
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        one = one.get_object() if one is not None else None
        if id(one) in seen or len(seen) > _ELEMENTS:
            continue
        seen.add(id(one))
        if isinstance(one, ArrayObject):
            waiting.extend(reversed(one))
        elif isinstance(one, DictionaryObject) and "/S" in one:
            found.append((_standard(str(one["/S"]), roles), one))
            waiting.append(one.get("/K"))
    return found, len(seen) > _ELEMENTS


def _standard(name: str, roles: DictionaryObject) -> str:
    for _ in range(_DEPTH):
        if name not in roles:
            break
        name = str(roles[name])
    return name.removeprefix("/")


def _alternative(element: DictionaryObject) -> bool:
    """Whether a picture has a text, of its own or in what it holds."""
    waiting: list[Any] = [element]
    for _ in range(200):
        if not waiting:
            break
        one = waiting.pop()
        one = one.get_object() if one is not None else None
        if isinstance(one, ArrayObject):
            waiting.extend(one)
        elif isinstance(one, DictionaryObject):
            if any(str(one.get(key, "")).strip() for key in ("/Alt", "/ActualText")):
                return True
            waiting.append(one.get("/K"))
    return False


def _language(root: DictionaryObject, elements: list[tuple[str, DictionaryObject]]) -> str:
    """What the document says of its language, or else its outermost tag."""
    named = root.get("/Lang") or (elements[0][1].get("/Lang") if elements else "")
    return str(named or "").strip()[:40]


def _title(reader: PdfReader) -> str:
    """Its title, in the newer properties or else in the older ones."""
    try:
        told = reader.xmp_metadata.dc_title if reader.xmp_metadata else {}
    except Exception:  # properties are XML of anybody's making
        told = {}
    found = next((text for text in (told or {}).values() if text and text.strip()), "")
    older = reader.metadata.title if reader.metadata else ""
    return " ".join(str(found or older or "").split())[:300]


def _texts(reader: PdfReader) -> tuple[list[str], list[int]]:
    """Text of the first pages, and the numbers of those that are a picture only."""
    end = time.monotonic() + SECONDS
    texts: list[str] = []
    pictured: list[int] = []
    for number, page in enumerate(_some(reader), 1):
        text = page.extract_text()
        texts.append(text)
        if len("".join(text.split())) < _FEW and _has_picture(page.get("/Resources"), _DEPTH):
            pictured.append(number)
        if time.monotonic() > end:
            break
    return texts, pictured


_FEW = 8
"""Letters below which a page counts as without text: a page number may stand on a scan."""


def _has_picture(resources: Any, depth: int) -> bool:
    held = _dictionary(_dictionary(resources).get("/XObject"))
    for one in held.values():
        drawn = _dictionary(one)
        if drawn.get("/Subtype") == "/Image":
            return True
        if depth and drawn.get("/Subtype") == "/Form" and _has_picture(drawn.get("/Resources"), depth - 1):
            return True
    return False


def _size(page: Any) -> tuple[float, float]:
    unit = float(page.get("/UserUnit", 1)) * _POINT
    width, height = float(page.cropbox.width) * unit, float(page.cropbox.height) * unit
    turned = int(page.get("/Rotate", 0)) % 180 != 0
    return (round(height), round(width)) if turned else (round(width), round(height))


def _count(outline: Any) -> int:
    return sum(_count(one) if isinstance(one, list) else 1 for one in outline)


def _closed(reader: PdfReader) -> bool:
    """Whether neither copying nor reading aloud is allowed to programs that keep to it."""
    given = _dictionary(reader.trailer.get("/Encrypt")).get("/P")
    return given is not None and not int(given) & _READ_ALOUD and not int(given) & _COPY


def _stops(reader: PdfReader) -> list[tuple[int, bool]]:
    """Pages at which the Tab key stops, and whether it follows the tags there."""
    found = []
    for number, page in enumerate(_some(reader), 1):
        annotations = page.get("/Annots")
        listed = annotations.get_object() if annotations is not None else []
        held = any(_dictionary(one).get("/Subtype") in ("/Widget", "/Link") for one in listed or [])
        if held:
            found.append((number, page.get("/Tabs") == "/S"))
    return found
