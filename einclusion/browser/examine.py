"""One page state: the probes that chosen rules need, then over to the workers that judge and store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

from einclusion import work
from einclusion.blotting import Blotter
from einclusion.browser import picture
from einclusion.browser.acting import act
from einclusion.browser.documents import Library
from einclusion.browser.doubles import Doubles
from einclusion.browser.probing import Moved, probe
from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Window
from einclusion.facts import Facts
from einclusion.model import Problem, Value
from einclusion.pictures import Box, holds, surroundings
from einclusion.run import Page, answers_with_error
from einclusion.scope import Target
from einclusion.store import StoreError
from einclusion.text.safe import whole
from einclusion.work import Settled, Spot, Task

_SHOWN = frozenset({"structure", "text", "channels"})
"""Facts of what an error page shows."""
_HTML = ("text/html", "application/xhtml+xml")


@dataclass
class Examiner:
    """What all page states of a run have in common."""

    workers: Executor
    """Processes that judge and store."""
    needs: frozenset[str]
    """Facts that the chosen rules need."""
    axe_rules: list[str]
    """axe's rules to run."""
    shown: bool = True
    """Whether anybody will look at pictures; nobody does at those of examples."""
    doubles: Doubles | None = None
    """How pages are opened once more to be acted on; none where no rule needs it."""
    library: Library | None = None
    """Where documents that pages link to are fetched; none where no rule needs them."""
    blotter: Blotter = field(default_factory=Blotter)
    """Blots out values that must not be stored."""
    secret_fields: list[Target] = field(default_factory=list)
    """Fields that journeys fill with secrets; covered in pictures, as all password fields are."""
    replaced: Facts | None = None
    """Facts that stand in for gathered ones; only examples on rule pages have them."""
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while work is tried again that may have ended a worker."""
    causes: set[str] = field(default_factory=set)
    """Causes of which there is a picture already."""

    async def examine(self, window: Window, page: Page, first: str = "") -> Settled:
        """Probe, store and judge what stands in the window.

        A page that gets stuck meanwhile is stored with what was gathered, and the window is broken then.
        Raises Moved, Dead where nothing was gathered, and StoreError of the store.
        """
        raw, problems = await probe(window, self.needs, self.axe_rules, repeated=bool(first))
        if self.library is not None and not first and not window.broken:
            raw, problems = await self._with_documents(self.library, window, raw, problems)
        if self.doubles is not None and not first:
            acted, troubles = await act(self.doubles, window, page, self.needs, raw.get("structure"))
            raw, problems = {**raw, **acted}, [*problems, *troubles]
        page = msgspec.structs.replace(page, problems=[*page.problems, *problems], notes=window.notes)
        settled = await self._settle(Task(page=page, raw=raw, first=first, replaced=self.replaced))
        fresh = [spot for spot in settled.spots if spot.cause not in self.causes]
        self.causes |= {spot.cause for spot in fresh}
        if parts := await self._parts(window, fresh):
            await self._run(work.picture, settled.page.folder, parts)
        return settled

    async def _parts(self, window: Window, wanted: list[Spot]) -> list[tuple[bytes, bytes]]:
        """Pictures of the parts of the page that show these elements, each with where they are in it."""
        found: list[tuple[bytes, bytes]] = []
        left = wanted
        for part in surroundings(spot.box for spot in wanted):
            here = [spot for spot in left if holds(part, spot.box)]
            left = [spot for spot in left if spot not in here]
            if here and (png := await self._picture(window, part)):
                found.append((png, msgspec.json.encode([_within(part, spot) for spot in here])))
        return found

    async def _with_documents(
        self, library: Library, window: Window, raw: dict[str, Any], problems: list[Problem]
    ) -> tuple[dict[str, Any], list[Problem]]:
        try:
            told, unread = await library.gather(window)
        except Trouble as trouble:
            window.broken = window.broken or isinstance(trouble, Dead)
            return raw, [*problems, msgspec.structs.replace(trouble.problem, probe="documents")]
        return {**raw, "documents": told}, [*problems, *unread]

    async def store(self, page: Page, first: str = "", window: Window | None = None) -> Settled:
        """Store and judge a page that could not be probed; of an error page in the window, what it shows is kept.

        Raises StoreError.
        """
        raw: dict[str, Any] = {}
        shows = answers_with_error(page) and page.content_type in _HTML
        if shows and window is not None and not window.broken and not first:
            with suppress(Moved, Trouble):
                raw, _ = await probe(window, self.needs & _SHOWN, [], repeated=False)
        return await self._settle(Task(page=page, raw=raw, first=first))

    async def _settle(self, task: Task) -> Settled:
        """Store and judge; what can't be made facts of is stored without them. Raises StoreError."""
        try:
            return await self._settled(task)
        except StoreError:
            raise
        except Exception as error:  # of whatever kind: one page must not end the run
            values: dict[str, Value] = {"error": f"{type(error).__name__}: {error}"[:200]}
            problem = Problem(key="not-digested", values=values, asked=True)
            page = msgspec.structs.replace(task.page, problems=[*task.page.problems, problem])
            return await self._settled(Task(page=page, first=task.first))

    async def _settled(self, task: Task) -> Settled:
        return msgspec.json.decode(await self._run(work.settle, message(task, self.blotter)), type=Settled)

    async def _run(self, function: Callable[..., bytes], *arguments: Any) -> bytes:
        """What a worker makes of it; where one died, once more and after the others that it may have taken along."""
        run = asyncio.get_running_loop().run_in_executor
        try:
            return await run(self.workers, function, *arguments)
        except BrokenProcessPool:
            async with self.alone:
                return await run(self.workers, function, *arguments)

    async def _picture(self, window: Window, part: Box) -> bytes | None:
        if window.broken or not self.shown:
            return None
        try:
            return await picture.take(window, self.secret_fields, self.blotter.secrets, part)
        except Trouble as trouble:
            window.broken = isinstance(trouble, Dead)
            window.note("no-picture")
            return None


def _within(part: Box, spot: Spot) -> Spot:
    """Where the element is in the picture of that part."""
    left, top, width, height = spot.box
    return msgspec.structs.replace(spot, box=(left - part[0], top - part[1], width, height))


def message(task: Task, blotter: Blotter) -> bytes:
    """The task as it goes to who judges and stores, without secrets."""
    page = blotter.page(task.page)
    raw = msgspec.Raw(blotter.json(_encoded(task.raw)))
    return msgspec.json.encode({**msgspec.structs.asdict(task), "page": page, "raw": raw})


def _encoded(raw: dict[str, Any]) -> bytes:
    """What probes gathered as JSON; halves of characters, which a page may hold and JSON can't, are replaced."""
    try:
        return msgspec.json.encode(raw)
    except UnicodeEncodeError:
        return msgspec.json.encode(whole(raw))
