"""A page under the hands of the pressing probe: asked, pressed, and opened anew where a press led away."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from einclusion.browser.trouble import Dead, Trouble
from einclusion.probes.keyboard.press import press

if TYPE_CHECKING:
    from einclusion.browser.double import Double

AWAY = (1.0, 1.0)
"""Where in the window the pointer rests while it is on nothing."""
MOST_ANEW = 8
"""How often a page is opened anew."""


class Worn(Exception):
    """The page was opened anew too often."""


class Desk:
    """The page's own document, with a memory of what it was at first."""

    def __init__(self, double: Double) -> None:
        self._double = double
        self._opened = 0
        self.used = False
        """Whether any key was pressed."""

    async def open(self) -> None:
        """Put the memory in. Raises Trouble."""
        window = await self._double.window()
        self._window, self._top = window, await window.top()
        self._begun = window.documents
        memory = files("einclusion.probes.pressing").joinpath("memory.js").read_text(encoding="utf-8")
        await self._double.ask(self._top, memory)

    async def anew(self) -> None:
        """The page as it was at first. Raises Trouble, and Worn where that was asked too often."""
        self._opened += 1
        if self._opened > MOST_ANEW:
            raise Worn
        await self._double.spoil()
        await self.open()

    async def ask(self, call: str) -> Any:
        """What the memory says. Raises Trouble: `moved-on` or the like where the page is another."""
        return await self._top.evaluate(f"einclusionPress.{call}")

    async def ask_hover(self, call: str) -> Any:
        """What the memory says of what the pointer brings out. Raises Trouble."""
        return await self._top.evaluate(f"einclusionHover.{call}")

    async def ask_signs(self, call: str) -> Any:
        """What the memory says of links that their colour tells from the text beside them. Raises Trouble."""
        return await self._top.evaluate(f"einclusionSigns.{call}")

    async def tell_listeners(self, types: frozenset[str], function: str, most: int) -> None:
        """Hand each element on which scripts listen to these events to a function of the memory. Raises Trouble."""
        window = self._window
        answer = await window.send("Runtime.evaluate", expression="document", objectGroup="einclusion")
        document = answer["result"]["objectId"]
        heard = await window.send("DOMDebugger.getEventListeners", objectId=document, depth=-1, pierce=False)
        nodes = dict.fromkeys(one["backendNodeId"] for one in heard["listeners"] if one["type"] in types)
        world = await self._top.world()
        for number in list(nodes)[:most]:
            try:
                node = await window.send("DOM.resolveNode", backendNodeId=number, executionContextId=world)
                call = f"function () {{ {function}(this); }}"
                await window.send(
                    "Runtime.callFunctionOn", functionDeclaration=call, objectId=node["object"]["objectId"]
                )
            except Dead:
                raise
            except Trouble:
                continue  # the document itself is no element

    async def point(self, place: Sequence[float] = AWAY, *, kind: str = "mouseMoved") -> None:
        """Move the pointer to a place in the window, or press (`mousePressed`) or release it there. Raises Trouble."""
        button: dict[str, Any] = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        await self._window.send("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], **button)

    async def press(self, keys: str) -> None:
        """Press a key. Raises Trouble."""
        self.used = True
        await press(self._window, keys)

    async def led_away(self, trouble: Trouble) -> bool:
        """Whether a trouble came of another page in the window. Raises it again where the browser itself has some."""
        if isinstance(trouble, Dead):
            raise trouble
        return self._window.documents > self._begun or trouble.problem.key == "moved-on"
