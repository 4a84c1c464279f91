"""A run with many barriers and questions: the report begins with what matters, and the rest is one step away."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Page, expect

from einclusion.model import Outcome
from einclusion.rulebook import Rulebook
from reports.html import render
from reports.html.limits import BEGIN, MOST_OPEN
from tests import build
from tests.live import Live

MANY = 20
"""Rules of each kind beside those of the plain run."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in English on many rules that failed or ask something; three questions concern people who are deaf."""
    book, report = build.rulebook(), build.report()
    plain = book.rules["color-contrast"]
    asking = book.rules["image-alt"]
    rules = dict(book.rules)
    findings = list(report.findings)
    for number in range(MANY):
        groups = ["deaf"] if number in (3, 18) else ["blind"]
        fails, asks = f"fails-{number}", f"asks-{number}"
        rules[fails] = msgspec.structs.replace(plain, id=fails)
        rules[asks] = msgspec.structs.replace(asking, id=asks, groups=groups)
        failed = next(one for one in build.failures() if one.rule == "color-contrast")
        findings.append(msgspec.structs.replace(failed, rule=fails, cause=fails, fingerprint=fails))
        findings.append(
            msgspec.structs.replace(
                failed, rule=asks, cause=asks, fingerprint=asks, outcome=Outcome.CANT_TELL, message=""
            )
        )
    path = tmp_path_factory.mktemp("run") / "report.html"
    told = msgspec.structs.replace(report, findings=findings)
    path.write_text(render(told, Rulebook(rules, {}), path.parent, "en"), encoding="utf-8")
    return path


@pytest.fixture
def seen(live: Live, source: Path) -> Callable[..., Any]:
    """What a script finds in the report after something was done."""

    async def look(act: Callable[[Page], Awaitable[None]], script: str, at: str) -> Any:
        context = await (await live.session.browser()).new_context()
        try:
            page = await context.new_page()
            await page.goto(source.as_uri() + at)
            await act(page)
            return await page.evaluate(script)
        finally:
            await context.close()

    return lambda act, script, at="": live.run(look(act, script, at))


async def nothing(page: Page) -> None:
    """Only look."""


OPEN = "[...document.querySelectorAll('.whole[open]')].map(one => one.closest('.rule').id)"
ASKED = "[...document.querySelectorAll('fieldset.ask')].filter(one => one.checkVisibility()).length"


def test_what_to_mend_first_is_unfolded_and_the_rest_is_not(source: Path, seen: Callable[..., Any]) -> None:
    tree: Any = html.fromstring(source.read_text(encoding="utf-8"))
    first = {link.get("href")[1:] for link in tree.xpath("//ol[@class='first']/li/a")}
    assert len(tree.xpath("//details[@class='whole']")) > MOST_OPEN
    assert set(seen(nothing, OPEN)) == first


def test_a_link_to_a_folded_barrier_unfolds_it(seen: Callable[..., Any]) -> None:
    assert "failed-fails-19" not in seen(nothing, OPEN)
    assert "failed-fails-19" in seen(nothing, OPEN, at="#failed-fails-19")


def test_everything_is_opened_at_once(seen: Callable[..., Any]) -> None:
    async def act(page: Page) -> None:
        await page.locator("#filter-open").press("Enter")

    assert seen(act, "document.querySelectorAll('.whole:not([open]), .further:not([open])').length") == 0


def test_a_panel_begins_with_some_questions(seen: Callable[..., Any]) -> None:
    few = seen(nothing, ASKED)
    assert BEGIN <= few < MANY

    async def act(page: Page) -> None:
        await page.locator(".further > summary").press("Enter")

    assert seen(act, ASKED) > MANY


def test_only_the_questions_about_certain_people(seen: Callable[..., Any]) -> None:
    async def act(page: Page) -> None:
        await page.locator("#panel-groups > summary").press("Enter")
        await page.locator("#panel-groups a", has_text="deaf").press("Enter")
        await expect(page.locator("fieldset.ask:visible")).to_have_count(3)
        await page.wait_for_url("**#group=deaf&to=questions")

    whose = "document.querySelector('#panel-groups > summary').textContent"
    assert seen(act, f"[{ASKED}, document.activeElement.id, {whose}]") == [
        *(3, "questions", "Only the questions about certain people: People who are deaf (3)"),
    ]

    async def back(page: Page) -> None:
        await act(page)
        await page.locator("#panel-groups > summary").press("Enter")
        await page.locator("#panel-groups a").first.press("Enter")
        await expect(page.locator("fieldset.ask:visible")).not_to_have_count(3)
        await page.wait_for_url("**#to=questions")

    assert seen(back, ASKED) > MANY


def test_answers_among_further_questions_are_not_left_folded(seen: Callable[..., Any]) -> None:
    async def act(page: Page) -> None:
        await page.locator(".further > summary").press("Enter")
        await page.locator(".further input[value=yes]").last.check()
        await page.reload()

    assert seen(act, "document.querySelector('.further').open") is True


def test_paper_shows_what_is_folded(seen: Callable[..., Any]) -> None:
    async def act(page: Page) -> None:
        await page.emulate_media(media="print")

    assert seen(act, ASKED) > MANY
    assert seen(act, "document.querySelector('#failed-fails-19 .mend').checkVisibility()") is True


def test_people_and_journeys_stand_in_one_table(source: Path) -> None:
    tree: Any = html.fromstring(source.read_text(encoding="utf-8"))
    (table,) = tree.xpath("//table[contains(@class, 'overall')]")
    heads = [" ".join(one.text_content().split()) for one in table.xpath(".//thead//th")]
    assert heads[:2] == ["People", "Journey: Apply for a parking permit"]
    rows = {
        row.xpath("./th")[0].text_content(): " ".join(row.xpath("./td")[0].text_content().split())
        for row in table.xpath(".//tbody/tr")
    }
    assert rows["People who are blind"].startswith("can get stuck from step 1 law: 3")
    assert rows["People without an email address"].startswith("have a hard time beyond: 1")
