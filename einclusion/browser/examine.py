"""One page state: the probes that chosen rules need, then over to the workers that judge and store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any

import msgspec

from einclusion import work
from einclusion.browser.journey import locate
from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Window
from einclusion.facts import Facts
from einclusion.model import Problem
from einclusion.pictures import PAGE_HEIGHT
from einclusion.probes import axe, network, structure
from einclusion.run import Page
from einclusion.scope import Target
from einclusion.store import without_secrets
from einclusion.work import Settled, Spot, Task

_PICTURE_SECONDS = 20.0


@dataclass
class Examiner:
    """What all page states of a run have in common."""

    workers: Executor
    """Processes that judge and store."""
    needs: frozenset[str]
    """Facts that the chosen rules need."""
    axe_rules: list[str]
    """axe's rules to run."""
    pictures: bool
    """Whether each page state gets a picture; else only the first page of each cause."""
    secrets: list[str] = field(default_factory=list)
    """Values that must not be stored."""
    secret_fields: list[Target] = field(default_factory=list)
    """Fields that journeys fill with secrets; covered in pictures, as all password fields are."""
    replaced: Facts | None = None
    """Facts that stand in for gathered ones; only examples on rule pages have them."""
    causes: set[str] = field(default_factory=set)
    """Causes of which there is a picture already."""

    async def examine(self, window: Window, page: Page, first: str = "") -> Settled:
        """Probe, store and judge what stands in the window. Raises Dead, and StoreError of the store."""
        raw, problems = await self._probe(window, repeated=bool(first))
        page = msgspec.structs.replace(page, problems=[*page.problems, *problems], notes=list(window.notes))
        png = await self._picture(window) if self.pictures else None
        settled = await self._settle(Task(page=page, raw=raw, first=first, replaced=self.replaced), png)
        fresh = [spot for spot in settled.spots if spot.cause not in self.causes]
        self.causes |= {spot.cause for spot in fresh}
        if fresh and not self.pictures and (png := await self._picture(window)):
            shown = await self._run(work.picture, settled.page.folder, png, msgspec.json.encode(_one_each(fresh)))
            settled = msgspec.structs.replace(settled, page=msgspec.json.decode(shown, type=Page))
        return settled

    async def store(self, page: Page) -> Settled:
        """Store and judge a page that could not be probed. Raises StoreError."""
        return await self._settle(Task(page=page), None)

    async def _settle(self, task: Task, png: bytes | None) -> Settled:
        encoded = without_secrets(msgspec.json.encode(task), self.secrets)
        return msgspec.json.decode(await self._run(work.settle, encoded, png), type=Settled)

    async def _run(self, function: Callable[..., bytes], *arguments: Any) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self.workers, function, *arguments)

    async def _probe(self, window: Window, *, repeated: bool) -> tuple[dict[str, Any], list[Problem]]:
        raw: dict[str, Any] = {}
        problems: list[Problem] = []
        wanted: list[tuple[str, Callable[[], Any]]] = []
        if "network" in self.needs and not repeated:
            wanted.append(("network", lambda: network.gather(window)))
        if self.needs & {"structure", "text", "axe"}:
            wanted.append(("structure", lambda: structure.gather(window)))
        if "axe" in self.needs:
            wanted.append(("axe", lambda: axe.gather(window, self.axe_rules)))
        for name, gather in wanted:
            try:
                raw[name] = await gather()
            except Dead:
                raise
            except Trouble as trouble:
                problems.append(msgspec.structs.replace(trouble.problem, probe=name, asked=True))
        return raw, problems

    async def _picture(self, window: Window) -> bytes | None:
        try:
            height = await (await window.top()).evaluate("document.documentElement.scrollHeight")
            size = window.page.viewport_size or {"width": 1280, "height": 800}
            clip = {"x": 0, "y": 0, "width": size["width"], "height": max(1, min(int(height or 0), PAGE_HEIGHT))}
            covered = [locate(window.page, target) for target in self.secret_fields]
            return await window.run(
                window.page.screenshot(
                    full_page=True,
                    clip=clip,  # type: ignore[arg-type]
                    animations="allow",
                    mask=[window.page.locator("input[type=password]"), *covered],
                    timeout=_PICTURE_SECONDS * 1000,
                ),
                "picture",
                _PICTURE_SECONDS + 1,
            )
        except Dead:
            raise
        except Trouble as trouble:
            window.note("no-picture", reason=trouble.problem.key)
            return None


def _one_each(spots: Iterable[Spot]) -> list[Spot]:
    return list({spot.cause: spot for spot in reversed(list(spots))}.values())
