"""The selection of findings: what it shows and hides, by keyboard and in the address; paper shows all the same."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.live import Live
from tests.reports import crowded

SEEN = """() => ({
  address: location.hash,
  rules: [...document.querySelectorAll('.rule')].filter(one => one.checkVisibility()).map(one => one.id),
  causes: [...document.querySelectorAll('.cause')].filter(one => one.checkVisibility()).length,
  impacts: [...new Set([...document.querySelectorAll('.cause')]
    .filter(one => one.checkVisibility()).map(one => one.dataset.impact))].sort(),
  said: document.querySelector('#filter [role=status]').textContent,
  empty: [...document.querySelectorAll('.none')].filter(one => one.checkVisibility()).length,
  focus: document.activeElement.name || document.activeElement.tagName,
})"""


Act = Callable[[Page], Awaitable[None]]
See = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich report in English."""
    return crowded.written(tmp_path_factory.mktemp("run"), "en")


@pytest.fixture
def seen(live: Live, source: Path) -> See:
    """What the report shows after something was done, opened at a place of it, with scripts or without."""

    async def look(act: Act, at: str, scripts: bool) -> dict[str, Any]:
        context = await (await live.session.browser()).new_context(java_script_enabled=scripts)
        try:
            page = await context.new_page()
            await page.goto(source.as_uri() + at)
            await act(page)
            found: dict[str, Any] = await page.evaluate(SEEN)
            return found
        finally:
            await context.close()

    return lambda act=nothing, at="", scripts=True: live.run(look(act, at, scripts))


async def nothing(page: Page) -> None:
    """Only look."""


def choose(**chosen: str) -> Act:
    """Choose in the fields of that name."""

    async def act(page: Page) -> None:
        for name, value in chosen.items():
            await page.locator(f"select[name={name}]").select_option(value)

    return act


def test_without_a_choice_everything_shows(seen: See) -> None:
    shown = seen()
    assert (shown["address"], shown["said"], shown["empty"]) == ("", "", 0)
    assert len(shown["rules"]) == len(set(shown["rules"])) > 9


def test_impact_hides_causes_and_opens_what_was_folded(seen: See) -> None:
    shown = seen(choose(impact="minor"))
    assert shown["impacts"] == ["minor"]
    assert shown["causes"] > 5
    assert shown["said"].startswith(f"{shown['causes']} of ")
    assert shown["address"] == "#impact=minor"


def test_folded_causes_are_not_called_by_the_count_of_all(seen: See) -> None:
    async def act(page: Page) -> None:
        await choose(impact="minor")(page)
        assert await page.locator("#failed-color-contrast .more > summary").inner_text() == "What fits your selection"
        await page.locator("#filter button[type=reset]").click()
        await expect(page.locator("#failed-color-contrast .more > summary")).to_contain_text("more of this kind")

    assert seen(act)["said"] == ""


def test_weight_and_page_together(seen: See) -> None:
    shown = seen(choose(weight="standard", page="4"))
    assert shown["address"] == "#weight=standard&page=4"
    assert shown["rules"] == ["failed-trackers-before-consent"]
    assert shown["empty"] == 2


def test_what_is_only_counted_fits_too(seen: See) -> None:
    """A rule whose causes on a page are beyond those listed is not hidden as if it had none there."""

    async def act(page: Page) -> None:
        await choose(page="6", outcome="failed")(page)
        rule = page.locator("#failed-color-contrast")
        assert await rule.locator(".cause:visible").count() == 0
        assert "more of this kind" in await rule.locator(".more > p:visible").inner_text()

    assert "failed-color-contrast" in seen(act)["rules"]


def test_a_choice_that_nothing_fits_says_so(seen: See) -> None:
    shown = seen(choose(topic="offline", impact="minor"))
    assert (shown["rules"], shown["empty"]) == ([], 3)
    assert shown["said"].startswith("0 of ")


def test_a_page_of_the_table_leads_to_its_findings_by_keyboard(seen: See) -> None:
    async def act(page: Page) -> None:
        await page.locator("#p3 a.count").first.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator("select[name=page]")).to_have_value("3")

    shown = seen(act)
    assert "failed-field-has-label" in shown["rules"]
    assert "failed-email-not-required" not in shown["rules"]
    assert shown["focus"] == "page"


def test_people_in_the_matrix_lead_to_what_stops_them(seen: See) -> None:
    async def act(page: Page) -> None:
        await page.locator(".matrix a", has_text="without an email").first.click()
        await expect(page.locator("select[name=group]")).to_have_value("no-email")

    assert seen(act)["rules"] == ["failed-email-not-required"]


@pytest.mark.parametrize(
    "at", ["#page=999&impact=none", "#group=%22%3E%3Cimg%20onerror%3Dalert(1)%3E", "#=&&=", "#x=y"]
)
def test_an_address_that_names_no_choice_shows_everything(seen: See, at: str) -> None:
    shown = seen(at=at)
    assert (shown["said"], shown["empty"]) == ("", 0)


def test_a_link_to_what_is_hidden_brings_it_back(seen: See) -> None:
    async def act(page: Page) -> None:
        await page.locator("a[href='#failed-image-alt']").first.click()
        await page.locator("#failed-image-alt").wait_for(state="visible")

    assert seen(act, "#topic=readability")["said"] == ""


def test_back_brings_the_former_choice_again(seen: See) -> None:
    async def act(page: Page) -> None:
        await page.locator("#p3 a.count").first.click()
        await page.locator("#p4 a.count").first.click()
        await page.go_back()
        await expect(page.locator("select[name=page]")).to_have_value("3")

    assert seen(act)["address"] == "#page=3&to=findings-law"


def test_paper_shows_what_the_choice_hides(seen: See) -> None:
    async def act(page: Page) -> None:
        await choose(topic="offline", impact="minor")(page)
        await page.emulate_media(media="print")

    on_paper = seen(act)
    assert len(on_paper["rules"]) == len(seen()["rules"])
    assert on_paper["empty"] == 0


def test_without_javascript_the_links_lead_to_the_findings(seen: See) -> None:
    async def act(page: Page) -> None:
        await page.locator("#p3 a.count").first.click()

    shown = seen(act, scripts=False)
    assert shown["address"] == "#findings-law"
    assert len(shown["rules"]) == len(seen()["rules"])
