"""The real browser for tests: one per process, driven by one loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from itertools import count
from typing import Any, TypeVar

from einclusion.authoring.exampleserver import Answer, Server
from einclusion.browser.session import Entry, Session
from einclusion.browser.window import Window
from einclusion.plan import Emulation
from einclusion.probes import structure
from einclusion.scope import Access

T = TypeVar("T")


class Live:
    """A browser and the loop that drives it."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()
        self.session = Session()
        self._folders = count(1)
        self.run(self.session.__aenter__())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work comes to."""
        return self._runner.run(work)

    def close(self) -> None:
        """End the browser and the loop."""
        self.run(self.session.__aexit__())
        self._runner.close()

    def look(
        self, files: dict[str, str], see: Callable[[Window], Awaitable[T]], emulation: Emulation | None = None
    ) -> T:
        """What `see` makes of the first file in a fresh window; `{other}` is the same folder on another site."""
        with Server() as server:
            folder = str(next(self._folders))
            here = server.offer(folder, {})
            there = here.replace("127.0.0.1", "localhost")
            answers = {name: Answer(content=text.replace("{other}", there).encode()) for name, text in files.items()}
            server.offer(folder, answers)
            return self.run(self._look(here + next(iter(files)), see, emulation or Emulation()))

    async def _look(self, address: str, see: Callable[[Window], Awaitable[T]], emulation: Emulation) -> T:
        context = await self.session.context(Entry(access=Access(), viewport=(1280, 800), emulation=emulation))
        try:
            window = await Window.open_in(context, scripts=emulation.scripts)
            await window.visit(address)
            return await see(window)
        finally:
            await context.close()

    def capture(self, html: str, **files: str) -> dict[str, Any]:
        """What the structure probe gathers on a page; other files are named with `_` for the dot."""
        named = {name.replace("_", "."): text for name, text in files.items()}
        return self.look({"index.html": html, **named}, structure.gather)
