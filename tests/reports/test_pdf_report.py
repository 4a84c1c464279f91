"""The report as PDF: tagged, with title, language and bookmarks, on A4, and with every word of the HTML report."""

from __future__ import annotations

import io
import re
import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader

from einclusion.browser.printing import printed
from einclusion.errors import Unavailable
from einclusion.model import LANGUAGES
from reports.html import render as page
from reports.pdf import render
from tests import build
from tests.live import Live
from tests.reports import crowded

pytestmark = pytest.mark.browser
WITHIN = 673
"""CSS pixels between the margins of a sheet: 210 mm less twice 16."""
_FOOT = re.compile(r"^\d+ / \d+$", re.MULTILINE)
_UNSHOWN = (
    "ancestor-or-self::*[self::nav or self::script or self::style or @id='filter' or @id='panel-noscript' or "
    "@class='skip' or @class='screen' or @class='panel-end' or @class='none' or @class='panel-count' or "
    "@class='accept' or (self::details and ancestor::section[@id='text'])]"
)
"""What has no place on paper: ways around the page, forms and commands of a screen, and texts that a line tells of."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The rich report in English."""
    return crowded.written(tmp_path_factory.mktemp("run"), "en").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pdf(source: str) -> PdfReader:
    """The rich report in English, printed."""
    return PdfReader(io.BytesIO(printed(source)))


def _squeezed(text: str) -> str:
    """Without spaces and curved quotation marks: those that styles set come out of a PDF amid the text of two lines."""
    return re.sub("[“”„‘’«»\\s]", "", unicodedata.normalize("NFKC", text))


def _said(pdf: PdfReader) -> str:
    return _squeezed("".join(_FOOT.sub("", sheet.extract_text()) for sheet in pdf.pages))


def _tags(tree: Any) -> Iterator[Any]:
    """Every structure element below one, in order."""
    waiting = [tree]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            if "/S" in one:
                yield one
            if "/K" in one:
                waiting.append(one["/K"])


def _bookmarks(outline: Any) -> Iterator[str]:
    for one in outline:
        yield from _bookmarks(one) if isinstance(one, list) else [str(one.title)]


def test_it_is_tagged(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    kinds = [str(one["/S"]) for one in _tags(root["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link", "/Figure"} <= set(kinds)
    figures = [one for one in _tags(root["/StructTreeRoot"]) if one["/S"] == "/Figure" and "/Alt" in one]
    assert [str(one["/Alt"]) for one in figures].count("The place as it looks on the page") > 1


def test_headings_are_its_bookmarks(pdf: PdfReader, source: str) -> None:
    tree: Any = html.fromstring(source)
    named = [_squeezed(one.text_content()) for one in tree.xpath("//h1|//h2|//h3|//h4")]
    assert [_squeezed(one) for one in _bookmarks(pdf.outline)] == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_its_title_and_language(language: str, tmp_path: Path) -> None:
    content = render(build.report(), build.rulebook(), tmp_path, language)
    read = PdfReader(io.BytesIO(content))
    title = html.fromstring(page(build.report(), build.rulebook(), tmp_path, language)).findtext("head/title")
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata is not None
    assert read.metadata.title == title


def test_no_word_is_lost(pdf: PdfReader, source: str) -> None:
    tree: Any = html.fromstring(source)
    texts = tree.xpath(f"//body//text()[normalize-space() and not({_UNSHOWN})]")
    said = _said(pdf)
    assert len(texts) > 1500
    assert [text for text in texts if _squeezed(text) not in said] == []


def test_sheets_are_a4_and_numbered(pdf: PdfReader) -> None:
    for number, sheet in enumerate(pdf.pages, 1):
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
        assert f"{number} / {len(pdf.pages)}" in sheet.extract_text()


def test_nothing_is_wider_than_the_sheet(live: Live, source: str) -> None:
    """Where something is, the browser cuts it off or makes everything smaller."""

    async def look() -> list[int]:
        context = await (await live.session.browser()).new_context(viewport={"width": WITHIN, "height": 1000})
        try:
            page = await context.new_page()
            await page.emulate_media(media="print")
            await page.set_content(source)
            return [await page.evaluate(f"document.documentElement.{size}") for size in ("scrollWidth", "clientWidth")]
        finally:
            await context.close()

    assert live.run(look()) == [WITHIN, WITHIN]


def test_links_lead_on(pdf: PdfReader) -> None:
    links = [one.get_object() for sheet in pdf.pages for one in sheet.get("/Annots", [])]
    within = [one for one in links if "/Dest" in one]
    known = pdf.named_destinations
    assert len(within) > 100
    assert {str(one["/Dest"]).removeprefix("/") for one in within} <= {name.removeprefix("/") for name in known}
    outside = {str(one["/A"]["/URI"]) for one in links if "/A" in one}
    assert any(address.startswith("https://www.w3.org/TR/WCAG22/#") for address in outside)
    assert not any("report.invalid" in address for address in outside)


def test_printing_asks_nothing_of_anybody_and_runs_no_script() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        there = f"http://127.0.0.1:{server.getsockname()[1]}/"
        content = printed(
            f'<!doctype html><html lang="en"><title>T</title><link rel="stylesheet" href="{there}a.css">'
            f'<img src="{there}a.png" alt=""><iframe src="{there}"></iframe><p id="p">written</p>'
            "<script>document.getElementById('p').textContent = 'scripted'</script>"
        )
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert "written" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_without_a_browser_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EINCLUSION_BROWSER", str(tmp_path / "none"))
    with pytest.raises(Unavailable, match="`einclusion browser install`"):
        render(build.report(), build.rulebook(), tmp_path, "en")
