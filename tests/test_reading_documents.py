"""What is read of PDFs: sound ones, broken ones and hostile ones."""

from __future__ import annotations

import asyncio
import io
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from einclusion.authoring.pdf import completed
from einclusion.document import Pdf
from einclusion.documents import apart
from einclusion.documents.apart import read_apart
from einclusion.documents.reading import read

FONT = "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj\n"
PLAIN = f"""1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << >> stream
BT /F1 12 Tf 56 700 Td (Permit for one year: ............) Tj ET
endstream endobj
{FONT}trailer << /Root 1 0 R /Info << /Title (A permit) >> >>"""


def pdf(text: str = PLAIN) -> Pdf:
    """Facts of a PDF that is sound."""
    told = read(completed(text))
    assert told.pdf is not None, told.state
    return told.pdf


def protected(password: str = "", permissions: int | None = None) -> bytes:
    """The plain PDF, protected."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(completed(PLAIN))))
    given: dict[str, Any] = {} if permissions is None else {"permissions_flag": UserAccessPermissions(permissions)}
    writer.encrypt(password, "owner", algorithm="AES-256", **given)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize("said", ["true", "false"])
def test_what_a_pdf_says_is_false_is_not_taken_for_true(said: str) -> None:
    tags = f"/MarkInfo << /Marked {said} >> /StructTreeRoot 6 0 R /ViewerPreferences << /DisplayDocTitle {said} >>"
    tree = "6 0 obj << /Type /StructTreeRoot /K << /S /P >> >> endobj\n"
    told = pdf(PLAIN.replace("/Catalog", f"/Catalog {tags}").replace("trailer", f"{tree}trailer"))
    assert (told.tagged, told.title_shown) == (said == "true", said == "true")


def test_a_plain_text_is_read() -> None:
    told = pdf()
    assert told.text.startswith("Permit for one year")
    assert (told.pages, told.sizes, told.title, told.title_shown, told.tagged) == (
        1,
        [(210, 297)],
        "A permit",
        False,
        False,
    )
    assert told.blanks == 1
    assert told.pictured == []


def test_turned_pages_and_large_units_are_measured_as_people_see_them() -> None:
    assert pdf(PLAIN.replace("/MediaBox [0 0 595 842]", "/MediaBox [0 0 595 842] /Rotate 90")).sizes == [(297, 210)]
    assert pdf(PLAIN.replace("/Parent 2 0 R", "/Parent 2 0 R /UserUnit 2")).sizes == [(420, 594)]


def test_tags_that_name_each_other_in_a_ring_come_to_an_end() -> None:
    ring = PLAIN.replace("/Pages 2 0 R", "/Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R").replace(
        "trailer",
        "6 0 obj << /Type /StructTreeRoot /K 7 0 R /RoleMap << /Title /Head /Head /Title >> >> endobj\n"
        "7 0 obj << /S /Title /K [8 0 R] >> endobj\n8 0 obj << /S /H2 /K [7 0 R] >> endobj\ntrailer",
    )
    told = pdf(ring)
    assert told.tagged
    assert told.headings == [2]


def test_protection_that_lets_everybody_read_is_no_hindrance() -> None:
    told = read(protected(permissions=-4 & 0xFFFFFFFF)).pdf
    assert told is not None
    assert (told.encrypted, told.closed) == (True, False)
    assert told.text.startswith("Permit")


def test_protection_against_reading_aloud_is_told() -> None:
    told = read(protected(permissions=0xFFFFFFFF & ~(1 << 4) & ~(1 << 9) & ~0b11)).pdf
    assert told is not None
    assert told.closed


def test_a_password_is_told() -> None:
    assert read(protected("secret")).state == "password"


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"", "no-pdf"),
        (b"<!doctype html><h1>Not found</h1>", "no-pdf"),
        (b"%PDF-1.7\n", "broken"),
        (completed(PLAIN)[:150], "broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken"),
    ],
)
def test_what_is_no_sound_pdf_has_a_clear_outcome(content: bytes, state: str) -> None:
    told = read(content)
    assert (told.state, told.pdf, told.bytes) == (state, None, len(content))


def scanned() -> bytes:
    """Two sheets of paper, scanned: pictures and nothing else."""
    sheets = [Image.new("L", (1654, 2339), shade) for shade in (240, 250)]
    written = io.BytesIO()
    sheets[0].save(written, "PDF", save_all=True, append_images=sheets[1:], resolution=200)
    return written.getvalue()


def form() -> bytes:
    """A form with a field that has a name for people, one that has none, and a bookmark."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(completed(PLAIN))))
    fields = ArrayObject()
    for name, said in (("name", "Your name"), ("f1", "")):
        field = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/Rect"): ArrayObject(map(NumberObject, (56, 600, 300, 620))),
                **({NameObject("/TU"): TextStringObject(said)} if said else {}),
            }
        )
        fields.append(writer.add_annotation(0, field).indirect_reference)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    writer.add_outline_item(title="Permit", page_number=0)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_scan_is_known_for_pictures_without_text() -> None:
    told = read(scanned()).pdf
    assert told is not None
    assert (told.pages, told.pictured, told.words, told.tagged) == (2, [1, 2], 0, False)
    assert told.sizes == [(210, 297)]


def test_fields_are_known_by_the_names_that_are_read_aloud() -> None:
    told = read(form()).pdf
    assert told is not None
    assert [(field.name, field.said, field.kind) for field in told.fields] == [
        ("name", "Your name", "text"),
        ("f1", "", "text"),
    ]
    assert told.bookmarks == 1


@pytest.mark.parametrize("made", [scanned, form, protected])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_download_that_was_cut_off_has_a_clear_outcome(made: Callable[[], bytes], share: float) -> None:
    whole = made()
    told = read(whole[: int(len(whole) * share)])
    assert told.state in ("read", "broken")
    assert (told.pdf is None) == (told.state == "broken")


class TestApart:
    """Reading in a process of its own."""

    def test_it_gives_the_same(self) -> None:
        content = completed(PLAIN)
        assert asyncio.run(read_apart(content)) == read(content)

    def test_a_file_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(apart, "SECONDS", 0.01)
        told = asyncio.run(read_apart(completed(PLAIN)))
        assert (told.state, told.pdf) == ("out-of-limits", None)

    def test_a_page_that_swells_beyond_all_bounds_does_no_harm(self) -> None:
        bomb = zlib.compress(b"(A) Tj " * 60_000_000, 9).decode("latin-1")
        packed = PLAIN.replace("4 0 obj << >> stream\n", "4 0 obj << /Filter /FlateDecode >> stream\n")
        begin, end = packed.index("BT /F1"), packed.index("\nendstream")
        told = asyncio.run(read_apart(completed(packed[:begin] + bomb + packed[end:])))
        assert told.state in ("broken", "out-of-limits")
