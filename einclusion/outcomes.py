"""What a check yields for each target: `passed`, `failed` or `cant_tell`. Yielding nothing means inapplicable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

from einclusion.model import Element, Finding, Impact, Outcome, Piece, Value
from einclusion.text.safe import without_icons


class Target(Protocol):
    """What an outcome can be about: anything that knows itself as an element."""

    def element(self) -> Element:
        """The element as findings store it."""
        ...


def passed(target: Target | None = None, **values: Value) -> Finding:
    """The expectation is met by the target, or by the whole subject where there is none."""
    return _finding(Outcome.PASSED, target, "", values)


def failed(
    target: Target | None = None,
    message: str = "failed",
    impact: Impact | None = None,
    remedy: Iterable[Piece] = (),
    **values: Value,
) -> Finding:
    """The expectation is not met; `message` is a key of the rule page's messages, `values` fill it in.

    `remedy` is the target's code with its correction (`einclusion.remedy`), where it is certain what is right.
    """
    return msgspec.structs.replace(_finding(Outcome.FAILED, target, message, values, impact), remedy=list(remedy))


def cant_tell(target: Target | None = None, message: str = "", **values: Value) -> Finding:
    """A person must answer the rule page's question about the target."""
    return _finding(Outcome.CANT_TELL, target, message, values)


def _finding(
    outcome: Outcome, target: Target | None, message: str, values: dict[str, Value], impact: Impact | None = None
) -> Finding:
    element = target.element() if target is not None else None
    shown = {name: without_icons(value) if isinstance(value, str) else value for name, value in values.items()}
    return Finding(outcome=outcome, element=element, message=message, values=shown, impact=impact)
