"""What pictures must not show: passwords, fields that journeys fill with secrets, and whatever repeats a secret."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.async_api import FrameLocator, Locator, Page

from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Window
from einclusion.environment import variables
from einclusion.scope import Expect, Service, Target

_FIELDS = "input, textarea, select"
_HOLDING = """(fields, secrets) => fields.map(field =>
  secrets.some(secret => String(field.value).toLowerCase().includes(secret.toLowerCase())))"""


def secret_fields(service: Service) -> list[Target]:
    """Fields that journeys fill with what comes from the environment."""
    steps = (step for journey in service.journeys for step in journey.steps)
    return [step.fill for step in steps if step.fill and variables(step.with_ or "")]


async def covered(window: Window, fields: Iterable[Target], secrets: list[str]) -> list[Locator]:
    """Elements to cover in a picture of the page. Raises Trouble."""
    page = window.page
    found = [page.locator("input[type=password]"), *(locate(page, target) for target in fields)]
    for frame in page.frames if secrets else []:
        found += [frame.get_by_text(secret) for secret in secrets]
        found += await _holding(window, frame.locator(_FIELDS), secrets)
    return found


async def _holding(window: Window, fields: Locator, secrets: list[str]) -> list[Locator]:
    """The fields that hold a secret; all of them where the page does not let itself be asked."""
    try:
        told = await window.run(fields.evaluate_all(_HOLDING, secrets), "picture")
    except Dead:
        raise
    except Trouble:
        return [fields]
    return [fields.nth(place) for place, holds in enumerate(told) if holds]


def locate(page: Page, target: Target | Expect, *, shown: bool = False) -> Locator:
    """The element that a target names; the first where it names several, the first visible one with `shown`."""
    root: Page | FrameLocator = page.frame_locator(target.frame) if target.frame else page
    if target.role:
        found = root.get_by_role(target.role, name=target.name)  # type: ignore[arg-type]
    elif target.label:
        found = root.get_by_label(target.label)
    else:
        found = root.locator(target.css) if target.css else root.get_by_text(target.text or "")
    return (found.locator("visible=true") if shown else found).first
