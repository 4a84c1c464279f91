"""What can go wrong in a browser, as problems people understand; the one place where its calls are time-boxed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable
from typing import TypeVar

from playwright.async_api import Error

from einclusion.model import Problem, Value

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
}


class Trouble(Exception):
    """A problem that ends the work on one page or step."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(f"{key} {values}")
        self.problem = Problem(key=key, values=values)


class Dead(Trouble):
    """The browser or the window is gone or stuck; a new one is needed."""


async def timed(work: Awaitable[T], seconds: float, doing: str) -> T:
    """The result of a browser call. Raises Dead("stuck") after `seconds`, Trouble or Dead for its own errors."""
    try:
        return await asyncio.wait_for(work, seconds)
    except TimeoutError:
        raise Dead("stuck", doing=doing, seconds=round(seconds)) from None
    except Error as error:
        raise translated(error, doing) from error


def translated(error: Error, doing: str) -> Trouble:
    """The browser's error as a problem."""
    message = error.message
    if "crashed" in message:
        return Dead("crashed", doing=doing)
    if "has been closed" in message or "Connection closed" in message or "browser has disconnected" in message:
        return Dead("closed", doing=doing)
    if net := re.search(r"net::(ERR_\w+)", message):
        code = net[1]
        if code.startswith(("ERR_CERT", "ERR_SSL")):
            return Trouble("tls", code=code)
        return Trouble(_NET.get(code, "network"), code=code)
    if "Download is starting" in message:
        return Trouble("download")
    if "Timeout" in message:
        return Trouble("slow", doing=doing)
    return Trouble("browser", doing=doing, error=message.splitlines()[0][:200])
