"""What a run found against the criteria that a statement is about."""

from __future__ import annotations

from collections.abc import Iterable

from einclusion.standards import criteria


def broken_criteria(requirements: Iterable[str]) -> list[str]:
    """Those that are criteria of WCAG 2.1 at level A or AA, by number, in order."""
    known = criteria()
    numbers = (
        name.removeprefix("wcag-")
        for name in requirements
        if name in known and known[name].level in ("A", "AA") and known[name].since != "2.2"
    )
    return sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
