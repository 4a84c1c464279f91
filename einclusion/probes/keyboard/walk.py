"""A walk through a page with the Tab key, over all its frames.

Past the last stop the focus leaves the page, as it goes on to the browser's own buttons: that is what tells a page that
is over from a trap.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import now
from einclusion.probes.keyboard.press import press

if TYPE_CHECKING:
    from einclusion.browser.double import Double
    from einclusion.browser.frames import Frame

MOST = 300
"""Stops that are walked to."""
SECONDS = 6.0
"""How long a walk may take."""
AT_ONCE = 10
"""Keys pressed without waiting between, where the page notes by itself where each leads."""
_STILL_MS, _MOST_MS = 100, 1000
"""How long the focus must stay where it is, and how long that is waited for."""
Key = tuple[str, int]
"""A stop: its frame and its number in the memory of that frame; a frame that can't be looked into is -1."""


class Walk:
    """Where the focus went."""

    def __init__(self, double: Double, frames: list[Frame], patient: bool) -> None:
        self.double = double
        self.patient = patient
        """Whether it waits after each key for scripts that move the focus later."""
        self.frames = {frame.id: frame for frame in frames}
        self.top = frames[0].id
        self.order: list[Key] = []
        """Stops in the order in which they were met."""
        self.loops: list[list[Key]] = []
        """Stops between which the focus went round."""
        self.cut = False
        """Whether the walk ended before the page did."""
        self.back = False
        """Whether a script asked for the focus back when it last left the page."""
        self.back_to: Key | None = None
        """The stop that it asked for."""
        self._ahead: list[dict[str, Any]] = []
        """Where keys led that were pressed already."""
        self._lost = False
        """Whether keys were pressed of which it is not known where they led."""
        self._slow = patient or len(frames) > 1
        """Whether each key is waited for: what is noted in one frame has no order with what is noted in others."""

    @classmethod
    async def through(cls, double: Double, *, patient: bool = False) -> Walk:
        """Through the whole page; once more and patiently where scripts decide where keys lead. Raises Trouble."""
        walk = await cls._on(double, patient)
        await walk._forward()
        if patient or not (walk.loops or walk._lost or await walk._moved()):
            return walk
        await double.spoil()
        return await cls.through(double, patient=True)

    @classmethod
    async def _on(cls, double: Double, patient: bool) -> Walk:
        memory = files("einclusion.probes.keyboard").joinpath("memory.js").read_text(encoding="utf-8")
        walk = cls(double, await (await double.window()).frames(), patient)
        for frame in walk.frames.values():
            await double.ask(frame, memory)
        await walk.ask("start()")
        return walk

    @classmethod
    async def beginning(cls, double: Double, ordinal: int) -> tuple[Walk, Key | None]:
        """A patient walk on a fresh page that begins at a stop, and that stop; none where it let the focus go at once.

        Raises Trouble.
        """
        await double.spoil()
        walk = await cls._on(double, True)
        await walk.ask(f"begin({ordinal})")
        await walk._still()
        return walk, await walk.where()

    async def ask(self, call: str, frame: str = "") -> Any:
        """What the memory of a frame says. Raises Trouble."""
        return await self.frames[frame or self.top].evaluate(f"einclusionKeys.{call}")

    async def press(self, keys: str) -> Key | None:
        """The stop that has the focus after a key; none where the focus left the page. Raises Trouble."""
        await press(await self.double.window(), keys)
        if self.patient:
            await self._still()
        return await self.where()

    async def _still(self) -> None:
        for frame in self.frames:
            await self.ask(f"still({_STILL_MS}, {_MOST_MS})", frame)

    async def _moved(self) -> bool:
        await self._still()
        return any([await self.ask("moved()", frame) for frame in self.frames])

    async def where(self) -> Key | None:
        """The stop that has the focus now; none where nothing in the page has it. Raises Trouble."""
        seen = await self.ask("see()")
        if not seen.get("frame"):
            return self._here(seen)
        for frame in self.frames:
            if frame != self.top and "index" in (inner := await self.ask("see()", frame)):
                return (frame, inner["index"])
        return (self.top, -1)

    def _here(self, seen: Mapping[str, Any]) -> Key | None:
        """The stop that the page's own frame tells of."""
        if seen.get("left"):
            self.back = bool(seen.get("back"))
            self.back_to = (self.top, int(seen.get("index", -1))) if self.back else None
            return None
        return (self.top, seen["index"])

    async def _tab(self) -> Key | None:
        """The stop after one more Tab; none where the focus left the page. Raises Trouble."""
        if self._slow or self.loops:
            return await self.press("Tab")
        if not self._ahead:
            await self.ask("follow()")
            await press(await self.double.window(), "Tab", AT_ONCE)
            self._ahead = await self.ask("followed()")
            if not self._ahead or not (len(self._ahead) == AT_ONCE or self._ahead[-1].get("left")):
                self._lost = True  # the page keeps keys to itself
                return None
        return self._here(self._ahead.pop(0))

    async def _forward(self) -> None:
        """Walk until the page is left, then on from what was not met, so that nothing behind a trap is missed."""
        until = now() + SECONDS
        await self._round(until, None)
        while self.loops and not self.cut and await self.ask("next()"):
            await self._round(until, await self.where())

    async def _round(self, until: float, key: Key | None) -> None:
        way: list[Key] = []
        while True:
            if key is not None:
                if key in way:
                    self._caught(way[way.index(key) :])
                    return
                if any(key in loop for loop in self.loops):
                    return
                way.append(key)
                if key not in self.order:
                    self.order.append(key)
            if len(self.order) >= MOST or now() > until:
                self.cut = True
                return
            key = await self._tab()
            if key is None:
                if self.patient and way and self.back_to == way[-1]:
                    self._caught(way[-1:])  # whatever leaves it is brought back to it
                return

    def _caught(self, loop: list[Key]) -> None:
        if all(number >= 0 for _, number in loop):
            self.loops.append(loop)

    async def told(self) -> dict[Key, dict[str, Any]]:
        """What was seen at each stop, in the order of the walk, pointers led through the frames. Raises Trouble."""
        memories = await self.double.look("() => (window.einclusionKeys ? einclusionKeys.told() : [])")
        told = {(frame, number): row for frame, rows in memories.items() for number, row in enumerate(rows)}
        return {key: told[key] for key in self.order if key in told}
