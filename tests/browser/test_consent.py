"""Consent banners: the first page is audited with the banner, then it is answered."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import Hostile


def visited(audit: Audit, hostile: Hostile, path: str, consent: str) -> tuple[Told, str | None]:
    """What an audit of the page and the next one told, and the cookie that came with the next one."""
    told = audit(hostile.address + path, hostile.address + "/plain", service={"consent": consent})
    return told, hostile.headers("/plain", "Cookie")[-1]


@pytest.mark.parametrize(
    ("path", "consent", "cookie"),
    [
        ("/consent", "refuse", "choice=refused"),
        ("/consent", "accept", "choice=accepted"),
        ("/consent-own", "refuse", "choice=refused"),
        ("/consent-frame", "refuse", "choice=refused"),
        ("/consent-frame", "accept", "choice=accepted"),
        ("/consent-shadow", "refuse", "choice=refused"),
        ("/consent-shadow", "accept", "choice=accepted"),
    ],
)
def test_a_banner_is_answered_after_the_first_page(
    audit: Audit, hostile: Hostile, path: str, consent: str, cookie: str
) -> None:
    told, sent = visited(audit, hostile, path, consent)
    assert told.untested == []
    assert sent == cookie
    assert [page.consent for page in told.run.pages] == [False, True]
    structure = told.page.facts.structure
    assert structure is not None
    texts = [node.text for document in structure.documents for node in document.nodes]
    assert any("We use cookies" in text for text in texts), "the first page was audited with the banner"


def test_no_answer_is_given_where_none_is_wanted(audit: Audit, hostile: Hostile) -> None:
    told, sent = visited(audit, hostile, "/consent", "none")
    assert sent is None
    assert [page.consent for page in told.run.pages] == [False, False]


def test_a_banner_that_is_only_named_for_cookies_is_answered_too(audit: Audit, hostile: Hostile) -> None:
    told, sent = visited(audit, hostile, "/consent-named", "refuse")
    assert (told.untested, sent) == ([], "choice=refused")


def test_a_banner_in_a_closed_shadow_root_is_seen_and_no_answer_is_claimed(audit: Audit, hostile: Hostile) -> None:
    told = audit(
        hostile.address + "/consent-closed",
        hostile.address + "/plain",
        rules=["cookies-refused-as-easily"],
        service={"consent": "refuse"},
    )
    assert [page.consent for page in told.run.pages] == [False, False]
    assert len(told.failed("cookies-refused-as-easily")) == 1


def test_a_banner_that_comes_on_a_later_page_is_answered_too(audit: Audit, hostile: Hostile) -> None:
    given = [hostile.address + path for path in ("/spa", "/consent", "/plain")]
    told = audit(*given, service={"consent": "refuse"})
    assert [page.consent for page in told.run.pages] == [False, False, True]
    assert hostile.headers("/plain", "Cookie") == ["choice=refused"]


def test_a_button_of_the_page_itself_is_left_alone(audit: Audit, hostile: Hostile) -> None:
    told, _ = visited(audit, hostile, "/consent-none", "refuse")
    assert told.untested == []
    assert hostile.sent("/sent/decision") == []


@pytest.mark.usefixtures("impatient")
def test_a_banner_that_gets_stuck_leaves_the_page_as_it_was_audited(audit: Audit, hostile: Hostile) -> None:
    told, _ = visited(audit, hostile, "/consent-stuck", "refuse")
    assert told.failed("image-alt") == ["#bare", "#bare"]
    assert [page.number for page in told.run.pages] == [1, 2]
    assert told.untested == ["consent-stuck"]
