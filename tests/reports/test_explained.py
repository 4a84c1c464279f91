"""What the baseline explains, in the HTML report: still there, marked, with who, why, until when and what instead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from playwright.async_api import Browser

from einclusion.model import LANGUAGES, Accepted, Finding, Outcome, Reason
from einclusion.run import Report
from einclusion.summary import summarise
from reports.html import render
from tests import build
from tests.reports.browsing import AXE, RUN_AXE, browse

LOGO = [f"image-alt header > img.logo|page:{page}" for page in (1, 2, 4, 5, 6)]
MAP = "image-alt #map|page:2"
LATE = "color-contrast .hint|page:2"


def entry(finding: str, **changes: Any) -> Accepted:
    said: dict[str, Any] = {
        "fingerprint": finding,
        "rule": finding.partition(" ")[0],
        "page": "/",
        "reason": Reason.SUPPLIER,
        "text": "The pictures come from the region.",
        "alternative": "Call 02 123 45 67.",
        "owner": "Web team",
        "date": "2025-01-01",
        "expires": "2027-03-31",
        **changes,
    }
    return Accepted(**said)


def report(*accepted: Accepted, expired: tuple[Accepted, ...] = (), fixed: tuple[Accepted, ...] = ()) -> Report:
    return msgspec.structs.replace(
        build.report(),
        accepted={one.fingerprint: one for one in accepted},
        expired={one.fingerprint: one for one in expired},
        fixed=list(fixed),
    )


SOME = report(
    *(entry(name) for name in LOGO[:3]),
    entry(MAP, text="<script>alert(1)</script>\x1b[31m\u202e", owner="A & B", approver="College"),
    expired=(entry(LATE, expires="2024-12-31", text="By the end of the year."),),
    fixed=(entry("gone", page="/nl/weg"),),
)


def text(shown: Report, language: str = "en") -> str:
    return render(shown, build.rulebook(), Path(), language)


def tree(shown: Report, language: str = "en") -> Any:
    return html.fromstring(text(shown, language))


def said(shown: Report, language: str = "en") -> str:
    return " ".join(tree(shown, language).text_content().split())


class TestSummary:
    def test_alike_explanations_are_one(self) -> None:
        causes = {cause.fingerprint: cause for cause in summarise(SOME, build.rulebook()).causes}
        logo = causes[LOGO[0]]
        assert [(one.places, one.over) for one in logo.explained] == [(3, False)]
        assert (logo.accepted, causes[MAP].accepted, causes[LATE].accepted) == (False, True, False)
        assert causes[LATE].explained[0].over

    def test_what_is_explained_is_not_mended_first_but_counted(self) -> None:
        summary = summarise(SOME, build.rulebook())
        first = next(block for block in summary.first if block.rule == "image-alt")
        assert [cause.fingerprint for cause in first.causes] == [LOGO[0]]
        law, beyond = summary.tallies
        assert (law.causes, law.explained, beyond.explained) == (4, 1, 0)

    def test_every_failure_stays(self) -> None:
        assert len(summarise(SOME, build.rulebook()).causes) == len(summarise(build.report(), build.rulebook()).causes)


class TestReport:
    def test_it_tells_who_why_until_when_and_what_instead(self) -> None:
        shown = said(SOME)
        assert "Accepted with an explanation for 3 of 5 places" in shown
        assert "In the supplier's hands The pictures come from the region." in shown
        assert "What people can do meanwhile Call 02 123 45 67." in shown
        assert "Web team answers for it · Holds until 31 March 2027" in shown
        assert "A & B answers for it · College agreed" in shown
        assert "Explanation ended on 31 December 2024" in shown
        assert "Accepted and no longer foundgone /nl/weg" in shown

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_in_four_languages(self, language: str) -> None:
        explained = [" ".join(one.text_content().split()) for one in tree(SOME, language).cssselect(".explained")]
        assert len(explained) == 3
        assert not re.search(r"[{}]", " ".join(explained))

    def test_what_is_written_there_is_only_text(self) -> None:
        source = text(SOME)
        assert "<script>alert(1)" not in source
        assert not {"\x1b", "\u202e"} & set(source)

    def test_when_all_is_explained(self) -> None:
        failed: list[Finding] = [one for one in build.findings() if one.outcome is Outcome.FAILED]
        everything = report(*(entry(one.fingerprint) for one in failed))
        shown = said(everything)
        assert "All barriers that the test found are accepted with an explanation." in shown
        assert "The test found no barriers" not in shown
        assert "4 of them are accepted with an explanation" in shown

    def test_the_key_to_accept_a_cause_stands_with_it(self) -> None:
        keys = tree(report()).cssselect(".cause p.small code")
        failed = {one.cause for one in build.findings() if one.outcome is Outcome.FAILED}
        assert {key.text for key in keys} == failed

    def test_axe_finds_nothing_in_it(self, tmp_path: Path) -> None:
        (tmp_path / "report.html").write_text(text(SOME, "nl"), encoding="utf-8")

        async def look(browser: Browser) -> list[str]:
            faults: list[str] = []
            page = await browser.new_page(viewport={"width": 320, "height": 800})
            await page.goto((tmp_path / "report.html").as_uri())
            await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
            await page.evaluate(AXE)
            for scheme in ("light", "dark"):
                await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                results: dict[str, Any] = await page.evaluate(RUN_AXE)
                faults += [one["id"] for one in results["violations"]]
            if await page.evaluate("document.documentElement.scrollWidth") > 320:
                faults.append("scrolls sideways")
            return faults

        assert browse(look) == []
