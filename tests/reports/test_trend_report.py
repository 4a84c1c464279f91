"""The trend in the HTML report: a picture that says what its table says, in every language, light and dark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Browser

from einclusion.gate.compare import Side
from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.run import Change, Moment, Report, Standing
from einclusion.summary.trend import trend
from reports.html import render
from reports.html.changes import missed
from reports.html.chart import LEAST, TALL, charts
from reports.html.shown import Shown
from reports.markdown import render as comment
from tests import build
from tests.reports.browsing import browse

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = build.rulebook().rules


def logos(count: int) -> list[Finding]:
    """Causes of their own."""
    return [build.finding("image-alt", Outcome.FAILED, "page:1", f"#logo{number}") for number in range(count)]


def report(*states: Sequence[Finding]) -> Report:
    """The run of `build`, with runs of these findings before it, a month each."""
    dates = [f"2025-{number:02}-02T09:00:00+00:00" for number in range(1, len(states) + 1)]
    runs = [msgspec.structs.replace(build.run(), started=date) for date in dates]
    sides = [Side(run, list(found)) for run, found in zip(runs, states, strict=True)]
    sides.append(Side(build.run(), build.findings()))
    moments, changes = trend([(Path(f"run-{number}"), side) for number, side in enumerate(sides, 1)], RULES)
    return msgspec.structs.replace(build.report(), history=moments, changes=changes)


EARLIER = report(
    [*build.findings(), *logos(5)], [one for one in build.findings() if one.rule != "color-contrast"], build.findings()
)


def section(made: Report, language: str = "en") -> Any:
    tree: Any = html.fromstring(render(made, build.rulebook(), Path(), language))
    return next(iter(tree.xpath("//*[@id='trend']")), None)


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def rows(table: Any) -> list[list[str]]:
    return [[said(cell) for cell in row] for row in table.xpath("tbody/tr")]


def test_without_earlier_runs_there_is_none() -> None:
    assert section(build.report()) is None
    assert 'href="#trend"' not in render(build.report(), build.rulebook(), Path(), "en")


def test_the_picture_shows_the_numbers_of_its_table() -> None:
    made = section(EARLIER)
    for number, family in enumerate(("law", "beyond")):
        svg = made.xpath(".//figure//svg")[number]
        standings = [moment.standings[number] for moment in EARLIER.history]
        assert [one.family for one in standings] == [family] * 4
        over = [one.text for one in svg.xpath(".//text[@class='bar-number']")]
        assert over == [str(one.failed) for one in standings]
        table = rows(made.xpath(".//table[@class='standings']")[number])
        assert [row[2] for row in table] == over
        later = [[int(re.match(r"\d+", cell)[0]) for cell in row[3:]] for row in table[1:]]  # type: ignore[index]
        assert later == [[one.new, one.lasting, one.fixed, one.untested] for one in standings[1:]]


def test_the_picture_has_a_name_and_a_text() -> None:
    for svg in section(EARLIER).xpath(".//figure//svg"):
        named = [svg.get_element_by_id(name) for name in svg.get("aria-labelledby").split()]
        assert (svg.get("role"), [one.tag for one in named]) == ("img", ["title", "desc"])
        assert all(said(one) for one in named)
        assert "table below" in said(named[1])


def test_what_is_new_leads_to_its_rule_and_what_is_gone_does_not() -> None:
    tree: Any = html.fromstring(render(report(logos(2)), build.rulebook(), Path(), "nl"))
    heads = tree.xpath("//*[@id='trend']//h3[not(@id)]")
    lists = dict(zip(map(said, heads), tree.xpath("//ul[@class='changes']"), strict=True))
    assert list(lists) == ["Nieuw sinds de vorige test", "Verholpen sinds de vorige test"]
    new, gone = lists.values()
    assert {link[1:] for link in new.xpath(".//a/@href")} <= set(tree.xpath("//@id"))
    assert len(new.xpath(".//a")) == len(new)
    assert not gone.xpath(".//a")


def test_long_lists_are_counted() -> None:
    shown = said(section(report([*build.findings(), *logos(40)])))
    assert "… and 28 more of this kind." in shown


def test_runs_of_one_day_are_told_apart_by_their_time() -> None:
    stamps = [f"2025-11-22T{hour:02}:00:00+00:00" for hour in range(9, 13)]
    same_day = [msgspec.structs.replace(one, started=at) for one, at in zip(EARLIER.history, stamps, strict=True)]
    made = msgspec.structs.replace(EARLIER, history=same_day)
    assert "11:00 UTC" in said(section(made).find("p"))
    assert "Since the test of 2025-11-22 11:00 UTC:" in comment(made, build.rulebook(), Path(), "en")


def test_a_hostile_earlier_run_says_nothing_but_text() -> None:
    evil = build.HOSTILE
    moment = Moment(started=evil, folder=evil, version=evil, standings=EARLIER.history[0].standings)
    change = Change(
        state="fixed", family="law", rule=evil, cause=evil, values={"sentence": evil}, page=evil, where=evil
    )
    known = msgspec.structs.replace(
        change, state="new", rule="long-sentences", message="failed", page=f"journey:{evil}"
    )
    made = msgspec.structs.replace(EARLIER, history=[moment, *EARLIER.history[1:]], changes=[change, known])
    text = render(made, build.rulebook(), Path(), "fr")
    assert text.count("<script") == render(EARLIER, build.rulebook(), Path(), "fr").count("<script")
    assert "<img src=x" not in text
    assert not set("\x00\x1b\u202e\u202c") & set(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_finds_nothing_wrong_with_it(tmp_path: Path, language: str) -> None:
    path = tmp_path / "report.html"
    made = report(*(logos(30 - number) for number in range(11)))
    path.write_text(render(made, build.rulebook(), tmp_path, language), encoding="utf-8")

    async def look(browser: Browser) -> tuple[list[str], list[int], list[str], list[bool]]:
        page = await browser.new_page()
        faults, widths, complaints, filled = [], [], [], []
        page.on("console", lambda message: complaints.append(message.text))
        await page.goto(path.as_uri())
        await page.evaluate(AXE)
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        for scheme, forced in (("light", "none"), ("dark", "none"), ("dark", "active")):
            await page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
            for width in (320, 1280):
                await page.set_viewport_size({"width": width, "height": 900})
                results = await page.evaluate("axe.run('#trend', {resultTypes: ['violations']})")
                faults += [f"{one['id']}: {n['html'][:90]}" for one in results["violations"] for n in one["nodes"]]
                widths.append(await page.evaluate("document.documentElement.scrollWidth") - width)
            filled.append(await page.evaluate(DISTINCT))
        return faults, widths, complaints, filled

    assert browse(look) == ([], [0] * 6, [], [True] * 3)


DISTINCT = """() => {
  const looks = (kind) => { const style = getComputedStyle(document.querySelector(`.swatch .bar-${kind}`));
    return [style.fill, style.strokeDasharray].join() };
  const kinds = ["lasting", "new", "first", "fixed", "untested"];
  const paper = getComputedStyle(document.body).backgroundColor;
  return new Set(kinds.map(looks)).size === kinds.length
    && getComputedStyle(document.querySelector(".bar-line")).stroke !== paper;
}"""
"""Whether every kind of bar looks different, colours aside, and the line can be seen."""


class TestChart:
    def chart(self, *standings: Standing) -> Any:
        (made,) = charts([Moment(started="", standings=[one]) for one in standings])
        return made

    def test_bars_stand_on_the_line_and_hang_from_it(self) -> None:
        made = self.chart(
            Standing(family="law", failed=4), Standing(family="law", failed=6, new=3, lasting=3, fixed=1, untested=1)
        )
        for bar in made.bars:
            up = [piece for piece in bar.pieces if piece.kind in ("first", "lasting", "new")]
            down = [piece for piece in bar.pieces if piece.kind in ("fixed", "untested")]
            assert up[0].y + up[0].height == made.line
            assert all(piece.y >= made.line for piece in down)
            assert all(piece.y >= 0 and piece.y + piece.height <= made.height for piece in bar.pieces)
        assert [piece.kind for piece in made.bars[0].pieces] == ["first"]
        assert [piece.kind for piece in made.bars[1].pieces] == ["lasting", "new", "fixed", "untested"]
        assert made.bars[1].gone == "1"

    def test_one_among_very_many_is_seen(self) -> None:
        made = self.chart(Standing(family="law", failed=0), Standing(family="law", failed=5000, new=1, lasting=4999))
        assert {piece.kind: piece.height for piece in made.bars[1].pieces} == {"lasting": TALL, "new": LEAST}
        assert min(piece.y for piece in made.bars[1].pieces) > 0

    def test_nothing_found_is_no_bar_and_nothing_tested_no_number(self) -> None:
        made = self.chart(Standing(family="law"), Standing(family="law", tested=False, untested=2))
        assert [(bar.found, bar.gone) for bar in made.bars] == [(0, ""), (None, "?")]
        assert made.bars[0].pieces == []


def test_why_one_can_not_tell_is_said_of_the_right_run() -> None:
    shown = Shown(build.run(), RULES, "en")
    change = Change(state="untested", family="law", rule="image-alt", cause="x", missed="page")
    assert missed(shown, change) == "not visited"
    assert missed(shown, msgspec.structs.replace(change, state="new")) == "not tested before: not visited"
