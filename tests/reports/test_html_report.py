"""The HTML report as people meet it: in a browser, without JavaScript, in print size, from a hostile page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Browser

from einclusion.model import LANGUAGES, Piece
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from reports.html import SCRIPTS, render
from tests import build
from tests.reports import hostile, ways
from tests.reports.browsing import browse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder with pictures and the report in four languages."""
    path = tmp_path_factory.mktemp("run")
    build.pictures(path)
    told = ways.stored(build.report(), path)
    for language in LANGUAGES:
        text = render(told, build.rulebook(), path, language)
        (path / f"report.{language}.html").write_text(text, encoding="utf-8")
    return path


def _text(report: Report, folder: Path, language: str = "en") -> str:
    return render(report, build.rulebook(), folder, language)


def _tree(source: str | Path) -> Any:
    return html.fromstring(source if isinstance(source, str) else source.read_text(encoding="utf-8"))


def _shown(source: str | Path) -> str:
    return " ".join(_tree(source).text_content().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_scrolls_sideways_and_nothing_is_refused(folder: Path, language: str) -> None:
    async def look(browser: Browser) -> tuple[list[int], list[str]]:
        widths, complaints = [], []
        page = await browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto((folder / f"report.{language}.html").as_uri())
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for width in (320, 768, 1280):
            await page.set_viewport_size({"width": width, "height": 900})
            widths.append(await page.evaluate("document.documentElement.scrollWidth") - width)
        return widths, complaints

    assert browse(look) == ([0, 0, 0], [])


def test_filters_keep_their_choice_in_the_address(folder: Path) -> None:
    async def look(browser: Browser) -> list[tuple[str, int, str]]:
        page = await browser.new_page()
        seen = []

        async def note() -> None:
            rules = await page.locator(".rule:visible").count()
            seen.append((page.url.partition("#")[2], rules, await page.locator("#filter [role=status]").inner_text()))

        await page.goto((folder / "report.en.html").as_uri())
        await page.locator("select[name=topic]").focus()
        await page.keyboard.type("plain")
        await note()
        await page.reload()
        await note()
        await page.locator("a[href='#failed-image-alt']").click()
        await page.locator("#failed-image-alt").wait_for(state="visible")
        await note()
        return seen

    every = len({(one.rule, one.outcome) for one in build.findings() if one.outcome in ("failed", "cantTell")})
    chosen = ("topic=readability", 1, "2 of 11 shown")
    assert browse(look) == [chosen, chosen, ("failed-image-alt", every, "")]


def test_everything_can_be_read_without_javascript(folder: Path) -> None:
    async def look(browser: Browser) -> tuple[int, bool, bool]:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        await page.goto((folder / "report.nl.html").as_uri())
        await page.locator("#failed-image-alt .cause summary").first.click()
        places = await page.locator("#failed-image-alt .places").first.is_visible()
        return await page.locator(".rule:visible").count(), await page.locator("#filter").is_visible(), places

    rules, filters, places = browse(look)
    assert (rules, filters, places) == (9, False, True)


def test_a_hostile_page_says_nothing_but_text(folder: Path) -> None:
    async def look(browser: Browser) -> list[str]:
        page = await browser.new_page()
        alerts: list[str] = []

        async def dismiss(dialog: Any) -> None:
            alerts.append(dialog.message)
            await dialog.dismiss()

        page.on("dialog", dismiss)
        await page.goto((folder / "report.fr.html").as_uri())
        return alerts

    source = (folder / "report.fr.html").read_text(encoding="utf-8")
    assert browse(look) == []
    assert not set("\x00\x1b\u202e\u202c") & set(source)
    assert source.count("<script") == len(SCRIPTS)
    assert "onerror=alert" in _shown(source)
    assert "<img src=x" not in source


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_run_gets_nothing_raw_in(tmp_path: Path, language: str) -> None:
    text = _text(hostile.report(), tmp_path, language)
    assert not hostile.FORBIDDEN & set(text)
    tree = _tree(text)
    assert [one for one in tree.xpath("//@href") if not re.match("#|https://|http://data.europa.eu/", one)] == []
    assert len(tree.xpath("//script")) == len(_tree(_text(build.report(), tmp_path, language)).xpath("//script"))
    assert len(text.encode()) < 1_000_000


def test_a_huge_title_is_shortened(folder: Path) -> None:
    run = build.run()
    pages = [msgspec.structs.replace(page, title="<b>" * 40_000) for page in run.pages]
    text = _text(msgspec.structs.replace(build.report(), run=msgspec.structs.replace(run, pages=pages)), folder)
    assert len(text) < 200_000
    assert "<b>" not in text


def test_headings_are_in_order_and_sections_in_theirs(folder: Path) -> None:
    tree = _tree(folder / "report.de.html")
    levels = [int(one.tag[1]) for one in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    order = "answer who first findings-law findings-beyond questions text channels untested pages correlation method"
    assert tree.xpath("//main/section/@id") == order.split()
    assert tree.get("lang") == "de"


def test_every_link_within_the_report_leads_somewhere(folder: Path) -> None:
    tree = _tree(folder / "report.en.html")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_quoted_text_carries_its_language(folder: Path) -> None:
    tree = _tree(folder / "report.en.html")
    assert {one.text for one in tree.xpath("//bdi[@lang='fr']")} >= {"Carte de riverain"}
    assert {one.text for one in tree.xpath("//bdi[@lang='nl']")} >= {"Uw gegevens"}


def test_what_is_no_language_marks_nothing(folder: Path) -> None:
    run = build.run()
    pages = [msgspec.structs.replace(page, language='fr"><script>' * 50) for page in run.pages]
    tree = _tree(_text(msgspec.structs.replace(build.report(), run=msgspec.structs.replace(run, pages=pages)), folder))
    assert set(tree.xpath("//bdi/@lang")) <= {"nl", "fr", "de", "en"}


def test_a_finding_tells_what_where_who_how_and_why(folder: Path) -> None:
    tree = _tree(folder / "report.nl.html")
    block = " ".join(tree.get_element_by_id("failed-field-has-label").text_content().split())
    for part in (
        "Niet gehaald wettelijk verplicht impact: blokkerend toegankelijkheid",
        "Elk invulveld heeft een label",
        "Het veld Nummerplaat heeft geen label.",
        "Pagina 3 Uw voertuig #plate",
        '<input id="plate" aria-hidden="true">',
        '<label for="plate">[wat men hier invult]</label> <input id="plate">',
        "Voor wie mensen die niet zien mensen die slecht zien",
        "WCAG 4.1.2",
        "EN 301 549 9.4.1.2",
        "field-has-label",
    ):
        assert part in block
    assert tree.xpath("string(//*[@id='failed-field-has-label']//q)") == "Nummerplaat"


def test_what_goes_and_what_comes_is_marked(folder: Path) -> None:
    block = _tree(folder / "report.en.html").get_element_by_id("failed-field-has-label")
    assert [one.text_content() for one in block.xpath(".//pre[1]//del")] == [' aria-hidden="true"']
    assert [one.text_content() for one in block.xpath(".//ins")] == [
        *('<label for="plate">', "[what to fill in here]", "</label> "),
    ]
    assert block.xpath(".//ins/em/text()") == ["[what to fill in here]"]
    assert "Struck through: goes. Underlined: new." in block.text_content()


def test_corrected_code_of_a_hostile_page_stays_text(folder: Path) -> None:
    evil = "</code></pre><script>alert(1)</script>\x1b[31m\u202e"
    pieces = [Piece(text=evil), Piece(text=evil, change="added"), Piece(words=evil), Piece(text="x" * 100_000)] * 50
    findings = [msgspec.structs.replace(finding, remedy=pieces) for finding in build.failures()]
    text = _text(msgspec.structs.replace(build.report(), findings=findings), folder)
    assert text.count("<script") == len(SCRIPTS)
    assert not set("\x1b\u202e") & set(text)
    assert len(text) < 600_000


def test_numbers_are_written_as_the_language_does(folder: Path) -> None:
    said = {language: (folder / f"report.{language}.html").read_text(encoding="utf-8") for language in LANGUAGES}
    assert ">2,35</bdi>" in said["nl"]
    assert ">2.35</bdi>" in said["en"]


def test_the_journey_that_got_stuck_is_told(folder: Path) -> None:
    shown = _shown(folder / "report.en.html")
    assert "The journey “Apply for a parking permit” got stuck at step 5 of 6: You give the plate." in shown
    assert "From step 1 (You open the start page) people can get stuck there." in shown
    assert "This mainly affects people who are blind and people with low vision." in shown


def test_the_families_stand_apart(folder: Path) -> None:
    tree = _tree(folder / "report.en.html")
    law = tree.xpath("//*[@id='findings-law']//article/@data-topic")
    beyond = tree.xpath("//*[@id='findings-beyond']//article/@data-topic")
    assert set(law) == {"accessibility"}
    assert set(beyond) == {"offline", "readability", "privacy", "access"}


def test_pictures_are_within_the_file_or_counted(folder: Path, tmp_path: Path) -> None:
    assert _text(build.report(), folder).count("data:image/webp;base64,") == 3
    assert "3 pictures did not fit into this file or are missing" in _shown(_text(build.report(), tmp_path))


def test_a_picture_outside_the_run_folder_stays_there(folder: Path, tmp_path: Path) -> None:
    findings = [
        msgspec.structs.replace(finding, picture=str(folder / "pages/1/logo.webp")) for finding in build.failures()
    ]
    text = _text(msgspec.structs.replace(build.report(), findings=findings), tmp_path)
    assert "data:image" not in text


def test_addresses_beyond_the_list_are_counted(folder: Path) -> None:
    report = build.report()
    more = msgspec.structs.replace(report, run=msgspec.structs.replace(report.run, unlisted=412))
    said = "412 more addresses were found that are not listed here."
    assert said in _shown(_text(more, folder))
    assert said not in _shown(_text(report, folder))


def test_a_verdict_and_its_absence(folder: Path) -> None:
    assert "The gate “new” held this version back (code 1)." in _shown(_text(build.report(), folder))
    assert "The gate" not in _shown(_text(msgspec.structs.replace(build.report(), verdict={}), folder))


def test_an_empty_run_is_a_report_too(tmp_path: Path) -> None:
    run = msgspec.structs.replace(build.run(), pages=[], walks=[], left_out=[], rules=[], started="", ended="")
    shown = _shown(_text(Report(run=run, findings=[]), tmp_path))
    assert "Nothing was tested, so this report says nothing about the service." in shown
    assert "No page was visited." in shown


def test_other_ways_are_told_with_what_was_promised(folder: Path) -> None:
    (section,) = _tree(folder / "report.en.html").xpath("//section[@id='channels']")
    rows = {
        row.xpath("./th")[0].text_content(): " ".join(row.text_content().split())
        for row in section.xpath(".//tbody/tr")
    }
    assert "09 325 22 00" in rows["Phone"]
    assert "only at the foot of the page" in rows["Phone"]
    assert "without digits free" in rows["Phone"]
    assert "promised, but not seen on the pages that were looked at" in rows["Letter by post"]
    assert "seen all the same" in rows["Chat"]
    assert "4 more" in rows["Email"]
    assert "Home visit" not in rows
    assert "Home visit" in section.text_content()
    assert section.xpath(".//td//a[@href='#p1']")
    source = (folder / "report.en.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in source
    assert "\u202e" not in source


def test_a_run_without_channels_says_so(folder: Path, tmp_path: Path) -> None:
    assert "This test searched no page for other ways." in _shown(_text(build.report(), tmp_path))


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("nl", "De zin ‘{said}’."),
        ("fr", "La phrase « {said} »."),
        ("de", "Der Satz „{said}“."),
        ("en", "It says “{said}”."),
    ],
)
def test_what_a_page_says_stands_between_quotation_marks_once(language: str, message: str, folder: Path) -> None:
    book = build.rulebook()
    name = next(one.rule for one in build.failures())
    rule = msgspec.structs.replace(book.rules[name], messages={"failed": dict.fromkeys(LANGUAGES, message)})
    findings = [
        msgspec.structs.replace(one, values={"said": "Come here"}) if one.rule == name and one.message else one
        for one in build.report().findings
    ]
    report = msgspec.structs.replace(build.report(), findings=findings)
    shown = render(report, Rulebook({**book.rules, name: rule}, {}), folder, language)
    quoted = [
        quote.getparent().text_content() for quote in _tree(shown).iter("q") if "Come here" in quote.text_content()
    ]
    assert quoted
    assert not [text for text in quoted if re.search(r"[‘“„«»’”]", text)]
