"""Texts with marked sentences in the HTML report: as an editor reads them, whatever pages say, never too much."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Browser

from einclusion.facts import Block, Facts, Text
from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.run import Page, Report
from einclusion.store import RunFolder
from reports.html import render
from reports.html.texts import FULL, PAGES, texts
from tests import build
from tests.reports.browsing import browse

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
HARD = "De aanvrager dient het attest voorafgaandelijk te bezorgen."
FRENCH = "Le demandeur est tenu de remettre l’attestation au préalable."


def blocks(*more: Block) -> list[Block]:
    return [
        Block(kind="heading", text="Een kaart aanvragen", node=(0, 1), main=True),
        Block(kind="paragraph", text=f"Dat gaat zo.\n{HARD} Klaar.", node=(0, 2), main=True),
        Block(kind="item", text="uw pas", node=(0, 3), main=True),
        Block(kind="item", text="uw bewijs", node=(0, 4), main=True),
        Block(kind="cell", text="Zone", node=(0, 5), main=True),
        Block(kind="cell", text="Prijs", node=(0, 6), main=True),
        *more,
    ]


def found(number: int, sentence: str = HARD, **more: Any) -> Finding:
    values: dict[str, Any] = {"count": 31, "sentence": sentence}
    return build.finding("long-sentences", Outcome.FAILED, f"page:{number}", "main p", values=values, **more)


def stored(folder: Path, pages: dict[int, list[Block]], findings: list[Finding], **changes: Any) -> Report:
    """A run whose pages have these texts."""
    store = RunFolder.create(folder)
    made = []
    for number, text in pages.items():
        page = Page(
            number=number,
            address=f"https://x.example/{number}",
            title=f"Pagina {number}",
            language="nl",
            folder=store.page_folder(number, f"https://x.example/{number}"),
            facts=Facts(text=Text(blocks=text, detected="nl")),
        )
        store.write_page(page, [])
        made.append(msgspec.structs.replace(page, facts=Facts()))
    run = msgspec.structs.replace(build.run(), pages=made, walks=[], **changes)
    return Report(run=run, findings=findings)


def section(report: Report, folder: Path, language: str = "nl") -> Any:
    tree: Any = html.fromstring(render(report, build.rulebook(), folder, language))
    return next(iter(tree.xpath("//*[@id='text']")), None)


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_text_stands_there_as_a_whole_with_the_sentence_marked(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks()}, [found(1)])
    made = section(report, tmp_path)
    assert said(made.find(".//summary")) == "Pagina 1: Pagina 1 – 1 gemarkeerde zin"
    assert [said(mark) for mark in made.iter("mark")] == [HARD]
    assert [said(item) for item in made.findall(".//blockquote/ul/li")] == ["uw pas", "uw bewijs"]
    assert said(made.find(".//blockquote/p[@class='cells']")) == "Zone Prijs"
    assert said(made.find(".//blockquote/p[@class='heading']")) == "Een kaart aanvragen"
    assert [one.tag for one in made.iter("h1", "h2", "h3", "h4")] == ["h2"]
    note = made.find(".//ol/li")
    assert said(note).startswith("Deze zin telt")
    assert note.xpath("a/@href") == ["#failed-long-sentences", "#mark-1-1"]
    assert made.xpath(".//sup/a/@href") == ["#note-1-1"]


def test_without_marked_sentences_there_is_no_such_part(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks()}, [])
    assert section(report, tmp_path) is None
    assert 'href="#text"' not in render(report, build.rulebook(), tmp_path, "nl")


def test_a_run_that_stored_no_text_says_so(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks(), 2: blocks()}, [found(1), found(2)])
    (tmp_path / report.run.pages[0].folder / "page.json").unlink()
    RunFolder(tmp_path).write_page(report.run.pages[1], [])
    made = section(report, tmp_path, "en")
    assert "The text of 2 pages is not stored or can’t be read." in said(made)
    assert not list(made.iter("details"))


def test_a_damaged_page_holds_up_no_other(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks(), 2: blocks()}, [found(1), found(2)])
    (tmp_path / report.run.pages[0].folder / "page.json").write_text("{")
    shelf = texts(report.run, report.findings, tmp_path)
    assert ([volume.page.number for volume in shelf.volumes], shelf.gone) == ([2], 1)


def test_a_folder_outside_the_run_is_not_read(tmp_path: Path) -> None:
    elsewhere = stored(tmp_path / "other", {1: blocks()}, [found(1)])
    (tmp_path / "run").mkdir()
    page = msgspec.structs.replace(elsewhere.run.pages[0], folder=f"../other/{elsewhere.run.pages[0].folder}")
    run = msgspec.structs.replace(elsewhere.run, pages=[page])
    assert texts(run, [found(1)], tmp_path / "run").gone == 1


def test_equal_texts_are_shown_once(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks(), 2: blocks(), 3: blocks()[:2]}, [found(1), found(2), found(3)])
    made = section(report, tmp_path)
    assert len(list(made.iter("details"))) == 2
    assert "Dezelfde tekst staat op: Pagina 2" in said(made)


def test_a_small_window_belongs_to_its_page(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks(), 2: blocks()}, [found(2)])
    small = msgspec.structs.replace(report.run.pages[1], repeats=1, viewport="360x800")
    run = msgspec.structs.replace(report.run, pages=[report.run.pages[0], small])
    assert [volume.page.number for volume in texts(run, [found(2)], tmp_path).volumes] == [1]


def test_pages_with_most_marks_come_first(tmp_path: Path) -> None:
    other = Block(kind="paragraph", text="Kan dit korter?", node=(0, 7), main=True)
    report = stored(tmp_path, {1: blocks(), 2: blocks(other)}, [found(1), found(2), found(2, "Kan dit korter?")])
    assert [volume.page.number for volume in texts(report.run, report.findings, tmp_path).volumes] == [2, 1]


def test_languages_are_marked_where_they_change(tmp_path: Path) -> None:
    french = Block(kind="paragraph", text=FRENCH, node=(0, 7), main=True, detected="fr")
    odd = Block(kind="paragraph", text="?!", node=(0, 8), main=True, declared='"><script>alert(1)</script>')
    report = stored(tmp_path, {1: blocks(french, odd)}, [found(1)])
    assert section(report, tmp_path, "nl").xpath(".//blockquote//@lang") == ["fr"]
    assert section(report, tmp_path, "de").xpath(".//blockquote/@lang | .//blockquote//@lang") == ["nl", "fr"]


def test_a_question_is_noted_as_a_question(tmp_path: Path) -> None:
    asked = msgspec.structs.replace(found(1), rule="color-contrast", outcome=Outcome.CANT_TELL, message="")
    note = section(stored(tmp_path, {1: blocks()}, [asked]), tmp_path).find(".//ol/li")
    assert note.xpath("a/@href")[0] == "#cantTell-color-contrast"
    assert "?" in said(note)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_finds_nothing_wrong_with_it(tmp_path: Path, language: str) -> None:
    hostile = Block(kind="paragraph", text=f"{build.HOSTILE} " * 3, node=(0, 7), main=True, declared="x y")
    report = stored(tmp_path, {1: blocks(hostile), 2: blocks()}, [found(1), found(1, build.HOSTILE), found(2)])
    (tmp_path / "report.html").write_text(render(report, build.rulebook(), tmp_path, language), encoding="utf-8")

    async def look(browser: Browser) -> tuple[list[str], list[int], list[str]]:
        page = await browser.new_page()
        faults, widths, alarms = [], [], []
        page.on("dialog", lambda dialog: alarms.append(dialog.message))
        page.on("console", lambda message: alarms.append(message.text))
        await page.goto((tmp_path / "report.html").as_uri())
        await page.evaluate(AXE)
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for width in (320, 1280):
            await page.set_viewport_size({"width": width, "height": 900})
            results = await page.evaluate("axe.run('#text', {resultTypes: ['violations']})")
            faults += [f"{one['id']}: {node['html'][:90]}" for one in results["violations"] for node in one["nodes"]]
            widths.append(await page.evaluate("document.documentElement.scrollWidth") - width)
        return faults, widths, alarms

    assert browse(look) == ([], [0, 0], [])


def test_much_text_stays_within_its_limit_and_the_rest_is_counted(tmp_path: Path) -> None:
    """As many pages as a large run has, each with a long text of its own and many marked sentences."""
    pages, findings = {}, []
    for number in range(1, 201):
        lines = [
            f"Zin {line} van pagina {number} is echt heel erg veel te lang voor wie moeilijk leest."
            for line in range(40)
        ]
        pages[number] = [Block(kind="paragraph", text=line, node=(0, 1), main=True) for line in lines]
        findings += [found(number, line) for line in lines[:25]]
    report = stored(tmp_path, pages, findings)
    shelf = texts(report.run, report.findings, tmp_path)
    assert shelf.volumes
    assert len(shelf.volumes) + shelf.more == 200
    made = section(report, tmp_path)
    assert f"Nog {shelf.more} pagina’s met gemarkeerde zinnen" in said(made)
    assert FULL / 3 < len(html.tostring(made)) < FULL * 1.5


def test_no_more_pages_are_read_than_a_reader_waits_for(tmp_path: Path) -> None:
    report = stored(tmp_path, {1: blocks()}, [])
    pages = [msgspec.structs.replace(report.run.pages[0], number=number) for number in range(1, PAGES + 6)]
    run = msgspec.structs.replace(report.run, pages=pages)
    shelf = texts(run, [found(page.number) for page in pages], tmp_path)
    assert (len(shelf.volumes), len(shelf.volumes[0].others), shelf.more) == (1, PAGES - 1, 5)


VERY_HARD = (
    "De bevoegde administratie beoordeelt de ontvankelijkheid en de gegrondheid van de aanvraag en betekent haar "
    "uitdrukkelijk gemotiveerde weigeringsbeslissing, op straffe van nietigheid, binnen een vervaltermijn van vijftien "
    "werkdagen, onverminderd de toepassing van de desbetreffende reglementaire bepalingen."
)


def test_hard_sentences_say_how_hard_they_are_not_by_colour_alone(tmp_path: Path) -> None:
    more = Block(
        kind="paragraph", text=f"U krijgt een brief van ons in twee weken. {VERY_HARD}", node=(0, 9), main=True
    )
    made = section(stored(tmp_path, {1: blocks(more)}, [found(1)]), tmp_path)
    hard = next(mark for mark in made.iter("mark") if said(mark) == VERY_HARD)
    assert hard.get("class") in ("B2", "C1", "C2")
    assert said(hard.getnext()) == hard.get("class")
    assert not any("U krijgt" in said(mark) for mark in made.iter("mark"))


def test_a_sentence_that_is_hard_and_named_is_marked_once(tmp_path: Path) -> None:
    more = Block(kind="paragraph", text=VERY_HARD, node=(0, 9), main=True)
    made = section(stored(tmp_path, {1: blocks(more)}, [found(1, VERY_HARD)]), tmp_path)
    assert [said(mark) for mark in made.iter("mark")].count(VERY_HARD) == 1
    assert made.xpath(".//sup/a/@href") == ["#note-1-1"]


def test_the_plainer_word_stands_at_hand(tmp_path: Path) -> None:
    one = found(1)
    one = msgspec.structs.replace(one, values={**one.values, "word": "dient", "plain": "moet <b>"})
    made = section(stored(tmp_path, {1: blocks()}, [one]), tmp_path)
    assert [said(word) for word in made.xpath(".//small[@class='plainer']")] == ["dient → moet <b>"]
