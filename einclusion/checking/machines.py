"""What pages tell machines (schema.org data), held against what the same pages tell people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from einclusion.channel import ChannelKind, Stated
from einclusion.checking.ways import shown
from einclusion.subjects import PageSubject
from einclusion.text.week import Week, coded, said

_READ: dict[str, tuple[ChannelKind, ...]] = {"phone": ("phone", "text-phone", "message", "fax"), "email": ("email",)}
_LAST = 8
"""Digits by which two spellings of a number are known to be one."""


class Held(Struct, frozen=True, kw_only=True):
    """A statement for machines, held against what people read."""

    kind: Literal["phone", "email", "hours"]
    """What it is about."""
    told: str
    """The words for machines."""
    shown: str | None = None
    """What people read where that is something else; empty where they read nothing; none where both agree."""
    page: str
    """Where it is stated."""


def contradictions(pages: list[PageSubject], *, whole: bool) -> Iterator[Held]:
    """Each statement of a number, an e-mail address or hours once, agreeing or not.

    `whole`: the service was seen well enough to say that no page shows it; else what no page shows is left out.
    """
    read = {kind: {_known(way.value) for page in pages for way in shown(page, *ways)} for kind, ways in _READ.items()}
    done: set[str] = set()
    for page in pages:
        for one in page.channels.stated:
            if one.value in done or one.kind not in ("phone", "email", "hours"):
                continue
            held = _hours(page, one) if one.kind == "hours" else _reached(page, one, read[one.kind], whole)
            if held is not None:
                done.add(one.value)
                yield held


def _reached(page: PageSubject, one: Stated, read: set[str], whole: bool) -> Held | None:
    kind: Literal["phone", "email"] = "phone" if one.kind == "phone" else "email"
    if _known(one.value) in read:
        return Held(kind=kind, told=one.shown, page=page.address)
    if not whole:
        return None
    here = list(dict.fromkeys(way.shown or way.value for way in shown(page, *_READ[kind])))
    return Held(kind=kind, told=one.shown, shown=", ".join(here[:3]), page=page.address)


def _hours(page: PageSubject, one: Stated) -> Held | None:
    """Only where people read hours for the same days; hours of another place on the page are no contradiction."""
    language = (page.text.detected or page.text.declared)[:2].lower()
    week: Week = {}
    words = []
    told = coded(one.value)
    for way in shown(page, "hours"):
        part = said(way.value, language)
        words += [way.value] if part.keys() & told.keys() else []
        for day, spans in part.items():
            week[day] = week.get(day, frozenset()) | spans
    days = told.keys() & week.keys()
    if not days:
        return None
    differ = any(not told[day] <= week[day] for day in days)
    return Held(kind="hours", told=one.shown, shown="; ".join(words[:3]) if differ else None, page=page.address)


def _known(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    return value.casefold() if "@" in value else digits[-_LAST:]
