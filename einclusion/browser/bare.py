"""Protocol answers as they came: Playwright looks at each part of an answer for objects of its own, and there are none.

A page's structure and accessibility tree have tens of thousands of parts, which takes it 0.04 CPU seconds.
"""

from __future__ import annotations

from collections.abc import Awaitable
from inspect import signature
from typing import Any

from einclusion.browser.frames import Calls


class Bare:
    """A protocol session called behind its public face; `of` gives the public one where Playwright has none behind."""

    def __init__(self, within: Any, more: dict[str, None]) -> None:
        self._within = within
        self._more = more

    @classmethod
    def of(cls, session: Calls) -> Calls:
        """The session without the face, where it is made as it was in the versions of Playwright that are known."""
        within = getattr(session, "_impl_obj", None)
        send = getattr(within, "send", None)
        known = set(signature(send).parameters) if send else set()
        if not {"method", "params"} <= known <= {"method", "params", "timeout"}:
            return session
        return cls(within, {"timeout": None} if "timeout" in known else {})

    def send(self, method: str, params: dict[str, Any] | None = None) -> Awaitable[dict[str, Any]]:
        """A DevTools protocol call. Raises Playwright's Error."""
        answer: Awaitable[dict[str, Any]] = self._within.send(method=method, params=params, **self._more)
        return answer
