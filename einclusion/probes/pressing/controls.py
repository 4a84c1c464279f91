"""Controls pressed one after another: by the keys that belong to them, and by a click where these do nothing."""

from __future__ import annotations

from typing import Any

from einclusion.browser.patience import now
from einclusion.browser.trouble import Trouble
from einclusion.crawl.addresses import acts
from einclusion.probes.pressing.desk import Desk

MOST = 40
"""Controls that are pressed."""
SECONDS = 4.0
"""How long controls may be pressed."""
_LEAST_MS, _MOST_MS, _CLICK_MS = 50, 500, 150
_KEYS = {
    "checkbox": ["Space", "Enter"],
    "switch": ["Space", "Enter"],
    "radio": ["Space", "ArrowDown"],
    "menuitemcheckbox": ["Enter", "Space"],
    "menuitemradio": ["Enter", "Space"],
    "slider": ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"],
    "combobox": ["ArrowDown", "Enter", "Space"],
    "tab": ["Enter", "Space", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"],
    "link": ["Enter"],
}
_TABS = 12
"""How often Tab is pressed to see whether a dialog holds the focus."""

_BUTTONS = 4
"""How many buttons of a dialog that Escape does not close are tried."""


async def press_all(desk: Desk, told: dict[str, Any]) -> list[tuple[int, str]]:
    """Add what each press changed, the dialogs that came of it, and how many controls were left out.

    Gives number and key of the presses that brought text. Raises Trouble.
    """
    spoke: list[tuple[int, str]] = []
    until = now() + SECONDS
    found = await desk.ask(f"list({MOST})")
    told["left"] += int(found["left"])
    for control in found["told"]:
        if now() > until or acts(control["address"], control["text"]):
            told["left"] += 1
            continue
        try:
            pressed = await _one(desk, control)
            if pressed is None:
                continue
            if pressed.pop("spoke", False):
                spoke.append((control["number"], pressed["key"]))
            told["presses"].append(pressed)
            if pressed["come"] or pressed["changed"]:
                told["dialogs"] += await _dialog(desk, control)
        except Trouble as trouble:
            if not await desk.led_away(trouble):
                raise
            told["presses"].append({"node": control["node"], "role": control["role"], "moved": True})
            await desk.anew()
    return spoke


async def _one(desk: Desk, control: dict[str, Any]) -> dict[str, Any] | None:
    """What the control's keys change, or else a click; none where it can't be pressed. Raises Trouble."""
    number = control["number"]
    begun = await desk.ask(f"begin({number})")
    if not begun["there"]:
        return None
    fact = {"node": control["node"], "role": control["role"], "native": control["native"], "focused": begun["focused"]}
    if begun["focused"]:
        for key in _KEYS.get(control["role"], ["Enter", "Space"])[: 1 if control["native"] else None]:
            await desk.press(key)
            told = await desk.ask(f"end({_LEAST_MS}, {_MOST_MS}, {number}, true)")
            if told["changed"]:
                return {**fact, "key": key, **told}
    await desk.ask("watch()")
    await desk.ask(f"click({number})")
    told = await desk.ask(f"end({_CLICK_MS}, {_MOST_MS}, {number}, false)")
    return {**fact, "key": "click" if told["changed"] else "", **told}


async def _dialog(desk: Desk, control: dict[str, Any]) -> list[dict[str, Any]]:
    """The dialog that a press opened, and what the keyboard does with it. Raises Trouble."""
    number = control["number"]
    dialog = await desk.ask(f"opened({number})")
    if dialog is None:
        return []
    if not dialog["entered"]:
        await desk.ask("still()")
        dialog["entered"] = (await desk.ask(f"dialog({number})"))["inside"]
    behind, reached = None, dialog["entered"]
    for _ in range(min(_TABS, dialog["focusable"] + 2)):
        await desk.press("Tab")
        where = await desk.ask(f"dialog({number})")
        reached = reached or where["inside"]
        if where["page"] and reached:
            behind = where["behind"]
            break
        if where["page"] and not reached:
            break
    told = {
        "opener": control["node"],
        "node": dialog["node"],
        "modal": dialog["modal"],
        "focusable": dialog["focusable"],
        "entered": dialog["entered"],
        "reached": reached,
        "behind": behind,
    }
    await desk.ask("enter()")
    await desk.press("Escape")
    await desk.ask("still()")
    after = await desk.ask(f"dialog({number})")
    for count in range(_BUTTONS if after["open"] else 0):
        button = await desk.ask(f"button({count})")
        if button is None or not after["open"]:
            break
        if not acts(button["address"], button["text"]):
            await desk.press("Enter")
            await desk.ask("still()")
            after = await desk.ask(f"dialog({number})")
    return [{**told, "closed": not after["open"], "returned": after["back"], "lost": after["lost"]}]
