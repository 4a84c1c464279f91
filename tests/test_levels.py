"""Reading levels in reports: taken from findings, one row a text, whatever a stored run holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html

from einclusion.model import LANGUAGES, Finding, Outcome
from einclusion.run import Moment, Page, Report, Run, Walk, WalkedStep
from einclusion.scope import Service
from einclusion.summary.levels import MOST, averages, course, levels, minutes
from reports.html import render
from tests import build

HOME = "https://x.example/"


def found(number: int, score: float, words: int = 400, **more: Any) -> Finding:
    values = {"measure": "text-level", "score": score, "words": words, "language": "nl", "band": "B1–B2", **more}
    outcome = Outcome.FAILED if score > 3.5 else Outcome.PASSED
    return build.finding("long-sentences", outcome, f"page:{number}", values=values)


def run_of(pages: int, **more: Any) -> Run:
    made = [Page(number=number, address=f"{HOME}{number}", title=f"Pagina {number}") for number in range(1, pages + 1)]
    return Run(service=Service(name="Permit", start=[HOME]), pages=made, **more)


def test_the_hardest_page_comes_first_with_its_level_and_time() -> None:
    shown = levels(run_of(2), [found(1, 2.4), found(2, 4.6, 401)])
    assert [(one.page.number, one.level, one.minutes, one.outcome) for one in shown.pages] == [
        (2, "C1", 3, Outcome.FAILED),
        (1, "A2", 2, Outcome.PASSED),
    ]


def test_a_text_met_again_in_a_journey_is_one_page_and_a_step() -> None:
    walk = Walk(
        journey="apply", steps=[WalkedStep(say="I open it."), WalkedStep(say="I read."), WalkedStep(say="Done.")]
    )
    run = run_of(1, walks=[walk])
    again = [
        msgspec.structs.replace(run.pages[0], number=number, journey="apply", step=step)
        for number, step in ((2, 1), (3, 2))
    ]
    run = msgspec.structs.replace(run, pages=[*run.pages, *again])
    shown = levels(run, [found(1, 3.0), found(2, 3.0), found(3, 3.0)])
    assert [one.page.number for one in shown.pages] == [1]
    assert [(way.journey, [step.number for step in way.steps]) for way in shown.ways] == [("apply", [1])]


def test_what_is_not_listed_is_counted_and_easier() -> None:
    shown = levels(run_of(MOST + 3), [found(number, 1 + number / 100) for number in range(1, MOST + 4)])
    assert (len(shown.pages), shown.more) == (MOST, 3)
    assert min(one.score for one in shown.pages) > 1.03


@pytest.mark.parametrize(
    "values",
    [
        {"score": "high"},
        {"score": 9},
        {"score": 0.1},
        {"words": 0},
        {"language": "xx"},
        {"band": "<b>"},
        {"words": "x"},
    ],
)
def test_what_a_damaged_run_holds_is_left_out(values: dict[str, Any]) -> None:
    assert levels(run_of(1), [found(1, 3.0, **values) if "score" not in values else broken(values)]).pages == []


def broken(values: dict[str, Any]) -> Finding:
    one = found(1, 3.0)
    return msgspec.structs.replace(one, values={**one.values, **values})


def test_the_average_counts_each_word_once() -> None:
    run = run_of(2)
    twice = msgspec.structs.replace(run.pages[0], number=3, journey="apply", step=1)
    run = msgspec.structs.replace(run, pages=[*run.pages, twice])
    assert averages(run, [found(1, 2.0, 100), found(2, 4.0, 300), found(3, 2.0, 100)]) == {"nl": 3.5}


def test_a_step_that_shows_another_text_at_an_address_counts_beside_it() -> None:
    run = run_of(1)
    step = msgspec.structs.replace(run.pages[0], number=2, journey="apply", step=1)
    run = msgspec.structs.replace(run, pages=[*run.pages, step])
    assert averages(run, [found(1, 2.0, 100), found(2, 4.0, 300)]) == {"nl": 3.5}


def test_the_course_needs_two_runs() -> None:
    earlier, later = Moment(started="a", levels={"nl": 4.14, "fr": 3.0}), Moment(started="b", levels={"nl": 3.26})
    assert course([earlier, later], "fr") == (["nl"], [["B2 (4,1)"], ["B1 (3,3)"]])
    assert course([later], "en") == ([], [[]])


def test_reading_takes_a_minute_at_least() -> None:
    assert [minutes(words, "en") for words in (1, 225, 226)] == [1, 1, 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_a_row_for_each_page_in_every_language(tmp_path: Path, language: str) -> None:
    run = msgspec.structs.replace(build.run(), pages=run_of(2).pages, walks=[])
    report = Report(run=run, findings=[found(1, 2.4), found(2, 4.6)])
    tree: Any = html.fromstring(render(report, build.rulebook(), tmp_path, language))
    (section,) = tree.xpath("//*[@id='reading']")
    assert [cell.text_content() for cell in section.xpath(".//tbody/tr/td[1]")] == ["C1", "A2"]
    assert tree.xpath("//nav//a[@href='#reading']")


def test_without_levels_there_is_no_such_part(tmp_path: Path) -> None:
    assert 'id="reading"' not in render(build.report(), build.rulebook(), tmp_path, "en")
