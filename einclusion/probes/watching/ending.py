"""How a page ends by itself: what it shows before, and whether a control that comes with that keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.watching.clock import pass_time
from einclusion.probes.watching.pressing import controls, press, script

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.window import Window

MOST = 8
"""Notices that are kept for a frame, and controls of each."""
CHUNK, STEP, RARELY, OFTEN = 120.0, 5.0, 10.0, 1.0
"""Seconds before the end that pass step by step, each step, and between two looks before these and in them."""
PATIENCE = 3.0
"""Seconds of ours for a part of it."""
LATER, TRIED = 30.0, 2
"""Seconds past its end after which a page was kept, and controls that are tried for that."""


async def begin(double: Double, moment: float = 0, every: float = STEP) -> None:
    """Begin to watch the page that stands in the double, at a second of its own time. Raises Trouble."""
    await double.look(script("ending.js"), most=MOST)
    await double.look("({ every, at }) => einclusionEnding.start({ every, from: at })", every=every, at=moment)


async def over(double: Double) -> tuple[str, float]:
    """How the fields of the page ended since it was watched, and by when; empty where they did not. Raises Trouble."""
    told = [one for one in (await double.look("() => einclusionEnding.over()")).values() if one]
    return min(((one["kind"], one["seconds"]) for one in told), key=lambda one: one[1], default=("", 0.0))


async def ended(double: Double, document: int) -> str:
    """How it ended until now: it `left`, its fields are `gone` or were `emptied`; empty if it did not. Raises Dead."""
    window = await double.window()
    try:
        told = list((await double.look("() => einclusionEnding.state()")).values())
    except Dead:
        raise
    except Trouble:
        told = []  # it left while it was asked
    return "left" if window.documents != document else next(filter(None, told), "")


async def look_again(double: Double, latest: float, until: float) -> dict[str, Any] | None:
    """How it ends, the page opened anew; none where it does not do so again within a time of ours. Raises Trouble.

    `latest`: second by which it had ended.
    """
    await double.spoil()
    await begin(double)
    window = await double.window()
    window.forget()
    document, moment, seen = window.documents, max(0.0, latest - CHUNK), _Seen()
    await _follow(double, 0, RARELY)
    going = not moment or await pass_time(window, moment, min(PATIENCE, until - now()))
    await _follow(double, moment, OFTEN)
    while going and moment < latest + STEP and now() < until:
        await seen.look(double, moment)
        going = await pass_time(window, STEP, min(PATIENCE, until - now()))
        moment += STEP
        if kind := await ended(double, document):
            await seen.look(double, moment)
            return {
                "kind": kind,
                "earliest": moment - STEP,
                "latest": moment,
                "notices": list(seen.notices.values()),
                "changed": seen.changed,
            }
    return None


class _Seen:
    """What came into sight until now."""

    def __init__(self) -> None:
        self.notices: dict[str, dict[str, Any]] = {}
        self.changed = False

    async def look(self, double: Double, moment: float) -> None:
        """Look what came until this second. Raises Dead."""
        try:
            told = list((await double.look("() => einclusionEnding.told()")).values())
        except Dead:
            raise
        except Trouble:
            told = []  # it left while it was asked
        native = _native(await double.window(), moment)
        for notice in [*(row for one in told for row in one["notices"]), *native]:
            self.notices.setdefault(notice["text"], notice)
        self.changed = self.changed or bool(self.notices) or any(one["changed"] for one in told)


async def keep(double: Double, end: dict[str, Any], until: float) -> dict[str, Any]:
    """Which control that came before the end was pressed, and whether the page then stayed. Raises Trouble."""
    came = min(notice["latest"] for notice in end["notices"])
    if came >= end["earliest"]:
        return {}
    told: dict[str, Any] = {}
    for number in range(TRIED):
        await double.spoil()
        window = await double.window()
        await begin(double)
        await controls(double)
        document = window.documents
        if not await pass_time(window, came + OFTEN, min(PATIENCE, until - now())):
            break
        fresh = [(frame, row) for frame, rows in (await controls(double)).items() for row in rows]
        if number >= len(fresh) or window.documents != document:
            break
        frames = {frame.id: frame for frame in await window.frames()}
        name, row = fresh[number]
        await press(double, frames[name], row)
        steady = await pass_time(window, end["latest"] - came + LATER, min(PATIENCE, until - now()))
        kept = steady and not await ended(double, document)
        told = {"pressed": " ".join(row["text"].split())[:100], "kept": kept}
        if kept:
            break
    return told


async def _follow(double: Double, moment: float, every: float) -> None:
    await double.look("({ at, every }) => einclusionEnding.follow({ from: at, every })", at=moment, every=every)


def _native(window: Window, moment: float) -> Iterator[dict[str, Any]]:
    """Dialogs of the browser's own that the page showed; nobody answers them here."""
    for note in window.notes:
        if note.key == "dialog":
            seconds = {"earliest": max(0.0, moment - CHUNK), "latest": moment}
            yield {"text": str(note.values["text"]), "native": True, "dialog": True, "announced": True, **seconds}
