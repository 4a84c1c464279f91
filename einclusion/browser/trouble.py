"""What can go wrong in a browser, as problems people understand; the one place where its calls are time-boxed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable
from typing import TypeVar

from playwright.async_api import Error

from einclusion.browser.patience import patience
from einclusion.model import Problem, Value
from einclusion.text.safe import whole

T = TypeVar("T")

_NET = {
    "ERR_NAME_NOT_RESOLVED": "unknown-host",
    "ERR_CONNECTION_REFUSED": "refused",
    "ERR_CONNECTION_TIMED_OUT": "no-answer",
    "ERR_TIMED_OUT": "no-answer",
    "ERR_TOO_MANY_REDIRECTS": "redirect-loop",
    "ERR_INTERNET_DISCONNECTED": "no-network",
    "ERR_INVALID_AUTH_CREDENTIALS": "credentials",
    "ERR_FILE_NOT_FOUND": "no-file",
    "ERR_UNSAFE_PORT": "unsafe-port",
    "ERR_PROXY_CONNECTION_FAILED": "proxy",
    "ERR_TUNNEL_CONNECTION_FAILED": "proxy",
    "ERR_EMPTY_RESPONSE": "empty-answer",
    "ERR_INVALID_HTTP_RESPONSE": "empty-answer",
    "ERR_CONNECTION_RESET": "reset",
    "ERR_CONNECTION_CLOSED": "reset",
    "ERR_INCOMPLETE_CHUNKED_ENCODING": "reset",
    "ERR_CONTENT_LENGTH_MISMATCH": "reset",
    "ERR_RESPONSE_HEADERS_TOO_BIG": "empty-answer",
    "ERR_INVALID_REDIRECT": "redirect-lost",
    "ERR_UNSAFE_REDIRECT": "redirect-lost",
}


class Trouble(Exception):
    """A problem that ends the work on one page or step."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(f"{key} {values}")
        self.problem = Problem(key=key, values=whole(values))


class Dead(Trouble):
    """The browser or the window is gone or stuck; a new one is needed."""


_SIGNS: tuple[tuple[str, str, type[Trouble]], ...] = (
    (r"(page|target) crashed", "crashed", Dead),
    (r"has been closed|connection closed|browser has disconnected", "closed", Dead),
    (r"cannot find context|context was destroyed|inspected target navigated", "moved-on", Trouble),
    (r"interrupted by another navigation|frame was detached|no frame for given id", "moved-on", Trouble),
    (r"download is starting", "download", Trouble),
    (r"timeout \d+ms exceeded", "slow", Trouble),
)
"""What the browser's messages say, the key of the problem, and whether the window lives on."""


async def timed(work: Awaitable[T], seconds: float, doing: str) -> T:
    """The result of a browser call. Raises Dead("stuck") after `seconds`, Trouble or Dead for its own errors."""
    try:
        return await asyncio.wait_for(work, patience(seconds))
    except TimeoutError:
        raise Dead("stuck", doing=doing, seconds=round(seconds)) from None
    except Error as error:
        raise translated(error, doing) from error


def translated(error: Error, doing: str) -> Trouble:
    """The browser's error as a problem."""
    message = error.message
    if net := re.search(r"net::(ERR_\w+)", message):
        return refused(net[1])
    first = message.partition("\n")[0]
    said = re.sub(r'"[^"]*"', "", first).lower()  # addresses are quoted, and say what they like
    for sign, key, kind in _SIGNS:
        if re.search(sign, said):
            return kind(key, doing=doing)
    return Trouble("browser", doing=doing, error=first[:200])


def refused(code: str) -> Trouble:
    """The network's error as a problem, by the browser's code for it."""
    if code.startswith(("ERR_CERT", "ERR_SSL")):
        return Trouble("tls", code=code)
    return Trouble(_NET.get(code, "network"), code=code)
