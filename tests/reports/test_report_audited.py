"""The report is audited by einclusion itself, in a real browser, in all languages and ways of reading.

Twelve states cover every language in every scheme of colours, and every scheme with and without scripts, narrow and
wide; those in light have every rule there is, at full depth. `EINCLUSION_EVERY_STATE=1` audits all 48 in that way.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from einclusion.authoring.exampleserver import Answer, Server
from einclusion.browser.patience import stretched
from einclusion.model import LANGUAGES, Outcome
from einclusion.plan import Emulation
from einclusion.selection import select
from tests.browser.driving import Driver, Told
from tests.live import Live
from tests.reports import crowded

COLOURS = {
    "light": Emulation(),
    "dark": Emulation(color_scheme="dark"),
    "forced": Emulation(forced_colors=True),
}
WIDTHS = ("1280x800", "320x800")
EVERY = list(product(LANGUAGES, COLOURS, (True, False), WIDTHS))
FEW = [
    (language, colours, (place + turn) % 2 == 0, WIDTHS[(place // 2 + turn) % 2])
    for place, language in enumerate(LANGUAGES)
    for turn, colours in enumerate(COLOURS)
]
WHOLE = bool(os.environ.get("EINCLUSION_EVERY_STATE"))
STATES = EVERY if WHOLE else FEW
BESIDE = ("needs-full-depth", "statement-not-seen")
"""What rules are untested for that a report has nothing of: it is not worked here, and has no statement."""
BEYOND = "repeated-content-collapsible"
"""What ACT rule 3e12e1 asks of pages that share blocks of content; a report is one page and shares none."""
FAULTS = (
    '<img src="data:,"><table><tr><td bgcolor="#ffffff"><font color="#dddddd">Pale words that few can read</font>'
    "</td></tr></table>"
)


class Auditor:
    """Audits reports that a server of our own serves."""

    def __init__(self, live: Live, server: Server, folder: Path) -> None:
        self.driver = Driver(live)
        self.server = server
        self.folder = folder
        self.count = 0

    def audit(self, source: str, emulation: Emulation, width: str, whole: bool = False) -> Told:
        """What rules say of a report: those of a plain audit, or all there are, at full depth."""
        self.count += 1
        address = self.server.offer(f"{self.count}", {"report.html": Answer(content=source.encode())})
        with stretched(6.0):
            return self.driver.audit(
                self.folder,
                address + "report.html",
                part=f"{self.count}",
                rules=[rule.id for rule in select(self.driver.book, ["all"] if whole else [], {})],
                depth="full" if whole else "quick",
                viewports=[width],
                emulation=emulation,
            )


@pytest.fixture(scope="module")
def auditor(live: Live, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Auditor]:
    """An auditor for all tests of this module."""
    with Server() as server:
        yield Auditor(live, server, tmp_path_factory.mktemp("audits"))


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The rich report in four languages, unfolded: nothing in it escapes the rules."""
    folder = tmp_path_factory.mktemp("run")
    many = crowded.MANY if WHOLE else 2
    files = {language: crowded.written(folder, language, many) for language in LANGUAGES}
    return {
        language: re.sub(r"<details(?![^>]* open)", "<details open", path.read_text())
        for language, path in files.items()
    }


def test_the_few_states_cover_every_pair() -> None:
    pairs = [(1, 0), (1, 2), (1, 3), (2, 3), (0, 2), (0, 3)]
    for one, other in pairs:
        assert {(state[one], state[other]) for state in FEW} == {(state[one], state[other]) for state in EVERY}


@pytest.mark.parametrize(("language", "colours", "scripts", "width"), STATES)
def test_no_rule_fails_on_the_report(
    auditor: Auditor, sources: dict[str, str], language: str, colours: str, scripts: bool, width: str
) -> None:
    chosen = COLOURS[colours]
    emulation = Emulation(
        color_scheme=chosen.color_scheme,
        forced_colors=chosen.forced_colors,
        scripts=scripts,
        reduced_motion=not scripts,
    )
    told = auditor.audit(sources[language], emulation, width, whole=WHOLE or colours == "light")
    wrong = [
        (one.outcome, one.rule, one.values, one.element.selector if one.element else "", one.problem)
        for one in told.findings
        if (one.outcome is Outcome.FAILED and one.rule != BEYOND) or (one.problem and one.problem.key not in BESIDE)
    ]
    assert wrong == [], "\n".join(map(str, wrong))
    assert told.untested == []
    assert len({one.rule for one in told.findings if one.outcome is Outcome.PASSED}) > 40


def test_faults_in_the_report_would_be_found_without_scripts_and_in_the_dark(
    auditor: Auditor, sources: dict[str, str]
) -> None:
    faulty = sources["nl"].replace('<section id="first">', f'<section id="first">{FAULTS}')
    told = auditor.audit(faulty, Emulation(color_scheme="dark", scripts=False), "320x800")
    assert (len(told.failed("image-has-name")), len(told.failed("text-contrast"))) == (1, 1)
