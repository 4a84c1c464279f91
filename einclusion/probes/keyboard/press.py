"""Keys pressed in a window as a person would: down and up, without waiting for what they cause."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from einclusion.browser.window import Window

_CODES = {
    "Tab": 9,
    "Enter": 13,
    "Shift": 16,
    "Escape": 27,
    "Space": 32,
    "PageUp": 33,
    "PageDown": 34,
    "End": 35,
    "Home": 36,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}
"""Numbers that browsers have always given to keys that write nothing."""
_SIGNS = {
    ";:": ("Semicolon", 186),
    "=+": ("Equal", 187),
    ",<": ("Comma", 188),
    "-_": ("Minus", 189),
    ".>": ("Period", 190),
    "/?": ("Slash", 191),
    "`~": ("Backquote", 192),
    "[{": ("BracketLeft", 219),
    "\\|": ("Backslash", 220),
    "]}": ("BracketRight", 221),
    "'\"": ("Quote", 222),
    **{
        signs: (f"Digit{signs[0]}", ord(signs[0]))
        for signs in ("0)", "1!", "2@", "3#", "4$", "5%", "6^", "7&", "8*", "9(")
    },
}
"""Keys that write signs, on a keyboard of the United States."""
_MODIFIERS = {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}


async def press(window: Window, keys: str, times: int = 1) -> None:
    """Press a key, after modifiers and `+` where there are any: `Tab`, `Shift+Tab`, `m`. Raises Trouble.

    `times`: how often, without waiting between.
    """
    *held, key = keys.split("+") if keys != "+" else ["+"]
    text = {"Enter": "\r", "Space": " "}.get(key, key if len(key) == 1 else "")
    place, code = _place(key)
    event: dict[str, Any] = {
        "key": " " if key == "Space" else key,
        "code": place,
        "windowsVirtualKeyCode": code,
        "modifiers": sum(_MODIFIERS[one] for one in held),
    }
    writes = text and not set(held) - {"Shift"}
    down: dict[str, Any] = {"type": "keyDown", "text": text} if writes else {"type": "rawKeyDown"}
    strokes = [down, {"type": "keyUp"}] * times
    await asyncio.gather(*(window.send("Input.dispatchKeyEvent", **stroke, **event) for stroke in strokes))


def _place(key: str) -> tuple[str, int]:
    """Name and number of the key that gives a character, or of a key that has a name of its own."""
    if len(key) != 1:
        return key, _CODES.get(key) or 111 + int(key[1:] or 0)
    if key.isalpha():
        return f"Key{key.upper()}", ord(key.upper())
    return next((place for signs, place in _SIGNS.items() if key in signs), (key, ord(key)))
