"""A clock that runs fast: the page's own time goes on for minutes while next to none passes outside."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from einclusion.browser.patience import within

if TYPE_CHECKING:
    from einclusion.browser.window import Window

_EXPIRED = "Emulation.virtualTimeBudgetExpired"


async def pass_time(window: Window, seconds: float, patience: float) -> bool:
    """Let that much of the page's own time pass; whether it did within `patience` seconds of ours. Raises Trouble.

    Timers, animations and clocks of the page run on; it stands still before and after. What it loads is waited for.
    """
    if patience <= 0:
        return False
    over = asyncio.Event()

    def expired(_: dict[str, Any]) -> None:
        over.set()

    window.cdp.on(_EXPIRED, expired)
    window.reusable = False
    try:
        budget = round(seconds * 1000)
        policy = "pauseIfNetworkFetchesPending"
        await window.send("Emulation.setVirtualTimePolicy", policy=policy, budget=budget)
        async with within(patience):
            await over.wait()
    except TimeoutError:
        return False
    finally:
        window.cdp.remove_listener(_EXPIRED, expired)
    return True
