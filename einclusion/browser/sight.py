"""What probes see of a page that stands in a browser, and how they ask it: protocol calls, frames, cookies."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol, TypeVar

from playwright.async_api import Error

from einclusion.browser.frames import Calls, Frame, FrameSession
from einclusion.browser.traffic import Traffic
from einclusion.browser.trouble import Dead, Trouble

T = TypeVar("T")

FRAME_SECONDS = 4.0
"""How long a frame that runs in a process of its own may take to answer."""


class Inner(Protocol):
    """A frame as Playwright knows it."""

    @property
    def url(self) -> str:
        """Its address."""
        ...


class Sight(ABC):
    """A page to be probed: one that a `Window` opened, or one that stands in somebody else's test (`Standing`)."""

    note: Callable[..., None]
    """Keeps what happened on the page and was dealt with."""

    def __init__(self, cdp: Calls, traffic: Traffic, scripts: bool = True) -> None:
        self.cdp = cdp
        self.scripts = scripts
        """Whether the page's own scripts run; ours do in any case."""
        self.traffic = traffic
        self.broken = False
        """Whether the page is stuck or gone, so that it can't be asked any more."""
        self.unreachable: list[str] = []
        """Frames that could not be read, by address."""
        self.tested: tuple[dict[str, Any], dict[str, Any]] | None = None
        """What the structure probe told when axe tested last, and what axe told."""
        self._deaf: set[Inner] = set()
        self._top: tuple[int, Frame] | None = None

    @property
    @abstractmethod
    def documents(self) -> int:
        """Documents that stood there so far; another number means another document."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Address of the document that stands there."""

    @property
    @abstractmethod
    def size(self) -> tuple[int, int]:
        """Width and height of the window in CSS pixels."""

    @abstractmethod
    async def run(self, work: Awaitable[T], doing: str, seconds: float | None = None) -> T:
        """A browser call. Raises Trouble or Dead."""

    @abstractmethod
    async def cookies(self) -> list[dict[str, Any]]:
        """Cookies in the browser. Raises Trouble."""

    @abstractmethod
    def inner(self) -> Iterable[Inner]:
        """Frames in the page, at any depth."""

    @abstractmethod
    async def attach(self, frame: Any) -> Calls:
        """A protocol session of a frame's own. Raises Playwright's Error where it has none, and TimeoutError."""

    async def send(self, method: str, seconds: float | None = None, **parameters: Any) -> dict[str, Any]:
        """A DevTools protocol call. Raises Trouble or Dead."""
        answer: dict[str, Any] = await self.run(self.cdp.send(method, parameters), method, seconds)
        return answer

    async def answers(self) -> bool:
        """Whether the page that stands there can still be asked; scripts may have got stuck since."""
        try:
            await self.send("Runtime.evaluate", FRAME_SECONDS, expression="0")
        except Trouble:
            self.broken = True
        return not self.broken

    async def frames(self) -> list[Frame]:
        """All frames that can be reached, the page's own first."""
        if not any(True for _ in self.inner()):
            self.unreachable = []
            return [await self.top()]
        return [Frame(session, name) for session in await self.sessions() for name in session.frames]

    async def top(self) -> Frame:
        """The page's own frame, asked for once a document. Raises Trouble."""
        if self._top is None or self._top[0] != self.documents:
            document, session = self.documents, FrameSession(self.run, self.cdp, self.scripts)
            await session.look()
            self._top = document, Frame(session, session.frames[0])
        return self._top[1]

    async def refuse_above(self, most: int) -> None:
        """Raises Trouble("too-large") where the page holds more nodes than that."""
        nodes = await self._nodes()
        if nodes > most:
            await self.send("HeapProfiler.collectGarbage")  # the former page's nodes may still be counted
            nodes = await self._nodes()
        if nodes > most:
            raise Trouble("too-large", nodes=nodes, most=most)

    async def _nodes(self) -> int:
        return int((await self.send("Memory.getDOMCounters"))["nodes"])

    async def sessions(self) -> list[FrameSession]:
        """Protocol sessions of the page and of the frames that run in processes of their own, the page's own first."""
        self.unreachable = []
        found = [FrameSession(self.run, self.cdp, self.scripts)]
        await found[0].look()
        for frame in self.inner():
            session = None if frame in self._deaf else await self._session_of(frame, found)
            if session is not None:
                found.append(session)
            if frame in self._deaf:
                self.unreachable.append(frame.url[:200])
        return found

    async def _session_of(self, frame: Inner, others: list[FrameSession]) -> FrameSession | None:
        """The frame's own session; none where it shares its parent's or does not answer, which is remembered."""
        try:
            session = FrameSession(self.run, await self.attach(frame))
            await session.look(FRAME_SECONDS)
            await session.find_owner(others)
        except Error:
            return None
        except (TimeoutError, Trouble) as error:
            if isinstance(error, Dead) and error.problem.key != "stuck":
                raise
            self._deaf.add(frame)
            return None
        return session
