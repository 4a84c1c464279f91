"""`--format csv`: a spreadsheet reads it, and no cell is a formula in any of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from einclusion.model import Outcome
from einclusion.run import Report
from reports.csv import COLUMNS, MARK, cell, render
from tests import build
from tests.reports import hostile


def _rows(report: Report, language: str = "en") -> list[list[str]]:
    text = render(report, build.rulebook(), Path(), language)
    assert text.startswith(MARK)
    delimiter = "," if language == "en" else ";"
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_every_line_has_every_column(language: str) -> None:
    rows = _rows(build.report(), language)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == len(build.findings()) - 1 + 1 + 2, "without one that is inapplicable, with heads and problems"


def test_a_line_tells_what_where_for_whom_and_how() -> None:
    head, *rows = _rows(build.report())
    found = next(dict(zip(head, row, strict=True)) for row in rows if "#plate" in row)
    assert found["Outcome"] == "not met"
    assert found["Finding"] == "The field “Nummerplaat” has no label."
    assert found["Requirements"].startswith("WCAG 1.3.1 Info and Relationships (EN 301 549, 9.1.3.1); WCAG 4.1.2")
    assert found["For whom"] == "people who are blind; people with low vision"
    assert (found["Page no."], found["Journey"], found["Step"]) == ("3", "apply", "5")
    assert found["Code"] == '<input id="plate" aria-hidden="true">'


def test_failures_come_first_and_what_could_not_be_tested_is_there() -> None:
    outcomes = [row[0] for row in _rows(build.report())[1:]]
    order = ["not met", "question for a person", "not tested", "nothing found"]
    assert outcomes == sorted(outcomes, key=order.index)
    asked = [finding for finding in build.findings() if finding.outcome is Outcome.UNTESTED]
    assert outcomes.count("not tested") == len(asked) + 2


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\x00=1", "\u202e=1", "x;=1", "x, +1", "＝1", "\u200b=1"],
)
def test_no_text_begins_a_formula(text: str) -> None:
    made = str(cell(text))
    for part in re.split(r"[;,\t]", made):
        assert not part.strip().startswith(("=", "+", "-", "@", "＝"))


def test_harmless_texts_stay_what_they_are() -> None:
    assert cell('<input tabindex="-1" style="margin: -1px">') == '<input tabindex="-1" style="margin: -1px">'
    assert cell("a > b:not(.c)") == "a > b:not(.c)"
    assert cell(12) == 12


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_hostile_page_makes_no_formula_whatever_the_separator(language: str) -> None:
    text = render(hostile.report(), build.rulebook(), Path(), language)
    for delimiter in ",;\t":
        cells = [one for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for one in row]
        assert [one for one in cells if one.strip().startswith(("=", "+", "-", "@"))] == []
    assert max(len(one) for row in _rows(hostile.report(), language) for one in row) <= 2_010
