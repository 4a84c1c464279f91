"""The browser's messages as problems, whatever addresses in them say."""

from __future__ import annotations

import pytest
from playwright.async_api import Error

from einclusion.browser.trouble import Dead, refused, translated

LOG = '\nCall log:\n  - navigating to "http://a.example/?page crashed, Timeout 1ms exceeded", waiting until "commit"\n'


@pytest.mark.parametrize(
    ("message", "key", "dead"),
    [
        ("Page.goto: Page crashed", "crashed", True),
        ("CDPSession.send: Target crashed", "crashed", True),
        ("Page.goto: Target page, context or browser has been closed", "closed", True),
        ("Connection closed while reading from the driver", "closed", True),
        ("Page.goto: Timeout 20000ms exceeded." + LOG, "slow", False),
        (
            "Page.goto: net::ERR_CONNECTION_REFUSED at http://a.example/page-crashed/has-been-closed" + LOG,
            "refused",
            False,
        ),
        (
            'Page.goto: Navigation to "http://a.example/page crashed" is interrupted by another navigation',
            "moved-on",
            False,
        ),
        ("Page.goto: Download is starting" + LOG, "download", False),
        (
            "CDPSession.send: Protocol error (Runtime.evaluate): Cannot find context with specified id",
            "moved-on",
            False,
        ),
        ("Locator.fill: Error: Element is not an <input>" + LOG, "browser", False),
    ],
)
def test_a_message_is_told_by_what_the_browser_says(message: str, key: str, dead: bool) -> None:
    trouble = translated(Error(message), "open")
    assert (trouble.problem.key, isinstance(trouble, Dead)) == (key, dead)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("ERR_CERT_DATE_INVALID", "tls"),
        ("ERR_SSL_PROTOCOL_ERROR", "tls"),
        ("ERR_NAME_NOT_RESOLVED", "unknown-host"),
        ("ERR_SOMETHING_NEW", "network"),
    ],
)
def test_an_error_of_the_network_is_told_by_its_code(code: str, key: str) -> None:
    assert refused(code).problem.key == key
    assert refused(code).problem.values == {"code": code}


def test_halves_of_characters_and_long_messages_are_cut() -> None:
    problem = translated(Error("Locator.click: <b>\ud800</b>" + "x" * 500 + "\nsecond line"), "click").problem
    error = problem.values["error"]
    assert isinstance(error, str)
    assert error.startswith("Locator.click: <b>\ufffd</b>")
    assert len(error) == 200
