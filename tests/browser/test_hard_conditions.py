"""The page over a slow line, with files missing, on an older phone, and written into as people write."""

from __future__ import annotations

from typing import Any

import pytest

from einclusion.acted.line import SlowLine
from einclusion.browser import acting
from einclusion.browser.double import Double
from einclusion.browser.trouble import Trouble
from einclusion.probes.acting import failing, line
from tests.browser.conftest import Audit
from tests.browser.hostile import Hostile

RULES = ["works-without-others", "works-when-script-fails", "works-on-older-phone"]


def test_what_is_left_without_others_and_without_scripts_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/weary", rules=RULES, depth="full")
    seen = told.page.facts.failing
    assert seen is not None
    assert seen.hosts == ["localhost"]
    assert (seen.scripts, seen.usual.fields, seen.usual.words > 100) == (2, 2, True)
    assert seen.others is not None
    assert (seen.others.content.fields, seen.others.content.words < 30) == (2, True)
    assert seen.scriptless is not None
    assert (seen.scriptless.content.fields, seen.scriptless.content.headings) == (0, 1)
    assert seen.device is not None
    assert seen.device.content == seen.usual
    assert told.outcomes("works-without-others") == ["failed"]
    assert told.outcomes("works-when-script-fails") == ["failed"]
    assert told.outcomes("works-on-older-phone") == ["passed"]


def test_others_are_asked_for_nothing_more_but_by_the_older_phone(audit: Audit, hostile: Hostile) -> None:
    """The page of the run and the double load what they send, and the older phone does, with its own name."""
    audit(hostile.address + "/weary", rules=RULES, depth="full")
    agents = [agent or "" for agent in hostile.headers("/weary-other", "User-Agent")]
    assert ["Chrome/87" in agent for agent in agents] == [False, False, True]


def test_a_page_that_loads_the_same_files_is_left_out(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/weary", hostile.address + "/weary?page=2", rules=RULES, depth="full")
    seen = [page.facts.failing for page in told.pages if not page.repeats]
    assert sorted(one.skipped for one in seen if one is not None) == [False, True]


def test_a_slow_line_is_measured_where_people_begin(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/plain", rules=["usable-on-slow-line"], depth="full")
    seen = told.page.facts.line
    assert seen is not None
    assert (seen.rounds, seen.kilobits, seen.slower) == (3, 1600, None)
    assert seen.text is not None
    assert 0.15 <= seen.text < line.SECONDS, "one round trip takes that long"
    assert set(told.outcomes("usable-on-slow-line")) == {"passed"}


def test_the_lines_have_a_time_of_their_own(audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting, "PROBE_SECONDS", 0.01)
    told = audit(hostile.address + "/plain", rules=["usable-on-slow-line", "works-on-older-phone"], depth="full")
    assert told.page.facts.line is not None
    assert told.page.facts.line.rounds == 3
    assert [problem.probe for problem in told.page.problems] == ["failing"]


def test_a_line_is_measured_once_for_pages_that_load_the_same_files(audit: Audit, hostile: Hostile) -> None:
    given = [hostile.address + "/weary", hostile.address + "/weary?page=2"]
    told = audit(*given, rules=["usable-on-slow-line"], depth="full")
    seen = [page.facts.line.rounds for page in told.pages if page.facts.line is not None and not page.repeats]
    assert sorted(seen) == [0, 3]


def test_what_may_be_too_slow_for_the_slowest_line_is_opened_over_that_too(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    speed = {"kilobits-down": 1600, "kilobits-least": 10, "kilobits-up": 750, "milliseconds": 150, "rounds": 1}
    monkeypatch.setattr(line, "own", lambda name: speed)
    seen = audit(hostile.address + "/plain", rules=["usable-on-slow-line"], depth="full").page.facts.line
    assert seen is not None
    assert seen.slower is not None
    assert (seen.slower.rounds, seen.slower.kilobits) == (1, 10)
    assert (seen.slower.text or line.SECONDS) > (seen.text or line.SECONDS)


def test_what_does_not_come_in_time_is_none_and_is_not_waited_for_again(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = {"kilobits-down": 1, "kilobits-least": 1, "kilobits-up": 1, "milliseconds": 50, "rounds": 3}
    monkeypatch.setattr(line, "own", lambda name: slow)
    monkeypatch.setattr(line, "SECONDS", 1.0)
    told = audit(hostile.address + "/forms", rules=["usable-on-slow-line"], depth="full")
    seen = told.page.facts.line
    assert seen is not None
    assert (seen.rounds, seen.text, seen.control) == (1, None, None)


def test_a_page_that_is_refused_over_the_slow_line_is_untested_and_not_slow(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = line._opened

    async def to_nowhere(double: Double, *rest: Any) -> Any:
        double._address = hostile.address + "/error"
        return await opened(double, *rest)

    monkeypatch.setattr(line, "_opened", to_nowhere)
    told = audit(hostile.address + "/plain", rules=["usable-on-slow-line"], depth="full")
    assert told.outcomes("usable-on-slow-line") == ["untested"]


def test_a_probe_that_failed_on_one_page_is_tried_on_the_next_with_the_same_files(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, tries = failing._as_old, []

    async def once(*given: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise Trouble("no-answer")
        return await opened(*given)

    monkeypatch.setattr(failing, "_as_old", once)
    told = audit(hostile.address + "/weary", hostile.address + "/weary?page=2", rules=RULES, depth="full")
    seen = [page.facts.failing for page in told.pages if not page.repeats]
    assert sorted(one is None or one.skipped for one in seen) == [False, True]


def test_what_could_not_be_opened_again_is_untested(
    audit: Audit, hostile: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failing, "SECONDS", -1.0)
    told = audit(hostile.address + "/weary", rules=RULES, depth="full")
    assert [told.outcomes(rule) for rule in RULES] == [["untested"]] * 3
    assert {one.problem.key for one in told.findings if one.rule in RULES and one.problem} == {"not-once-more"}


def test_a_page_that_nobody_begins_with_is_not_opened_again(audit: Audit, hostile: Hostile) -> None:
    service = {"crawl": {"pages": 2, "depth": 1, "robots": False, "sitemap": False, "rate": 100.0}}
    told = audit(
        service={**service, "start": [hostile.address + "/weary"]}, rules=["usable-on-slow-line"], depth="full"
    )
    assert [page.facts.line for page in told.pages if page.origin == "crawl" and not page.repeats] == [SlowLine()]


def test_numbers_as_people_write_them_are_tried_and_nothing_is_sent(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/weary", rules=["human-formats-accepted"], depth="full")
    seen = told.page.facts.formats
    assert seen is not None
    first = seen.refused[0]
    assert (first.purpose, first.taken, first.said, first.foreign) == ("tel", "0470123456", "0470 12 34 56", False)
    assert told.failed("human-formats-accepted") == ["#phone"]
    assert hostile.methods("/plain") == []


def test_what_was_written_stays_while_the_line_is_lost(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/weary", rules=["answers-survive-lost-line"], depth="full")
    seen = told.page.facts.interruption
    assert seen is not None
    assert (seen.filled, seen.lost, seen.left) == (1, [], False)
