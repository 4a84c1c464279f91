"""Keys pressed in a window as a person would: down and up, without waiting for what they cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.window import Window

_CODES = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "Space": 32,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}
"""Numbers that browsers have always given to keys that write nothing."""
_MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


async def press(window: Window, keys: str) -> None:
    """Press a key, after modifiers and `+` where there are any: `Tab`, `Shift+Tab`, `m`. Raises Trouble."""
    *held, key = keys.split("+") if keys != "+" else ["+"]
    text = {"Enter": "\r", "Space": " "}.get(key, key if len(key) == 1 else "")
    code = _CODES.get(key) or (ord(key.upper()) if len(key) == 1 else 111 + int(key[1:] or 0))
    event: dict[str, Any] = {
        "key": " " if key == "Space" else key,
        "code": f"Key{key.upper()}" if key.isalpha() and len(key) == 1 else key,
        "windowsVirtualKeyCode": code,
        "modifiers": sum(_MODIFIERS[one] for one in held),
    }
    writes = text and not set(held) - {"Shift"}
    down: dict[str, Any] = {"type": "keyDown", "text": text} if writes else {"type": "rawKeyDown"}
    await window.send("Input.dispatchKeyEvent", **down, **event)
    await window.send("Input.dispatchKeyEvent", type="keyUp", **event)
