"""Walking a journey: each step as a person would take it, and a page state wherever one changed something."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

import msgspec
from playwright.async_api import Locator

from einclusion.browser.covering import locate
from einclusion.browser.hold import Hold
from einclusion.browser.state import fingerprint
from einclusion.browser.trouble import Dead, Trouble
from einclusion.browser.window import Arrival, Window
from einclusion.environment import fill_in
from einclusion.model import Problem
from einclusion.run import Walk, WalkedStep
from einclusion.scope import Expect, Journey, Service, Step, Target

_ACT_MS = 8_000
_ACT_SECONDS = 12.0
_FORM_REFUSED = (400, 409, 422)
"""Statuses with which servers show a form again that was not filled in rightly: that page is audited."""

_AROUND = "xpath=ancestor::*[self::fieldset or self::form or self::body or @role='radiogroup'][1]"

OnState = Callable[[int, Arrival], Awaitable[int]]
"""Called with the step's number and where it led, when it changed something; gives the number of the page state."""


class Walker:
    """Walks one journey in one window."""

    def __init__(
        self,
        window: Window,
        service: Service,
        journey: Journey,
        folder: Path,
        environment: Mapping[str, str],
        on_state: OnState,
    ) -> None:
        self.window = window
        self.service = service
        self.journey = journey
        self.folder = folder
        self.environment = environment
        self.on_state = on_state
        self._seen = ""
        self._hold = Hold(window)

    async def walk(self, on_step: Callable[[int], None]) -> Walk:
        """The journey as it went; what follows a failed step is untested. Raises StoreError of the store."""
        steps: list[WalkedStep] = []
        stop: Problem | None = None
        for number, step in enumerate(self.journey.steps, 1):
            on_step(number)
            told = WalkedStep(say=step.say, action=describe(step))
            stop = stop or self._stopped(number - 1)
            if stop is not None:
                steps.append(msgspec.structs.replace(told, state="untested", problem=stop))
                continue
            try:
                page = await self._take(step, number)
            except Trouble as trouble:
                steps.append(msgspec.structs.replace(told, state="failed", problem=self._explained(trouble.problem)))
                stop = Problem(key="step-before-failed", values={"step": number})
                continue
            steps.append(msgspec.structs.replace(told, state="done", page=page))
        if steps[-1].state == "done" and (stop := self._stopped(len(steps))):
            steps[-1] = msgspec.structs.replace(steps[-1], state="untested", problem=stop)
        with suppress(Trouble):  # the window may be gone, and the journey has been walked
            await self._hold.lift(leave=True)
        return Walk(journey=self.journey.name, say=self.journey.say, steps=steps)

    def allowed(self, step: Step) -> bool:
        """Whether the step may send more than GET and HEAD."""
        return (step.submit or self.journey.submit or self.service.submit) == "allowed"

    def _stopped(self, number: int) -> Problem | None:
        """Why nobody can go on after the step: what it would send was held back."""
        needed = next((held for held in self._hold.requests if held.matters(self.window.page.url)), None)
        return Problem(key="not-allowed-to-send", values={"step": number, "request": str(needed)}) if needed else None

    def _explained(self, problem: Problem) -> Problem:
        """The problem of a step, and what was held back before, since that may be why."""
        asked = next((held for held in self._hold.requests if held.kind != "ping"), None)
        if asked is None or problem.key not in ("no-such-element", "not-as-expected"):
            return problem
        return msgspec.structs.replace(
            problem, key=f"{problem.key}-held", values={**problem.values, "request": str(asked)}
        )

    async def _take(self, step: Step, number: int) -> int | None:
        if self.allowed(step) or step.goto:
            await self._hold.lift(leave=bool(step.goto))
        else:
            await self._hold.put_on()
        arrival = await self._act(step)
        if arrival is None:
            await self.window.settle()
        if await fingerprint(self.window) == self._seen:
            return None
        if arrival is None:
            arrival = await self.window.arrived(None, self.window.page.url)
            arrival.refuse_error(_FORM_REFUSED)
        await self._still_in()
        page = await self.on_state(number, arrival)
        self.window.forget()
        self._seen = await fingerprint(self.window)
        return page

    async def _still_in(self) -> None:
        proof = self.service.access.expect
        if proof is not None and not await self._holds(proof, _ACT_MS / 2):
            raise Trouble("login-lost")

    async def _act(self, step: Step) -> Arrival | None:
        if step.goto is not None:
            arrival = await self.window.visit(urljoin(self.service.start[0], step.goto))
            arrival.refuse_error()
            return arrival
        if step.expect is not None:
            if not await self._holds(step.expect, _ACT_MS):
                raise Trouble("not-as-expected", expected=shown(step.expect), address=self.window.page.url)
            return None
        try:
            await self.window.run(self._perform(step), describe(step), _ACT_SECONDS)
        except Dead:
            raise
        except Trouble as trouble:
            if trouble.problem.key == "slow":
                raise Trouble("no-such-element", action=describe(step), address=self.window.page.url) from trouble
            raise
        return None

    async def _perform(self, step: Step) -> None:
        page = self.window.page
        if step.click:
            await locate(page, step.click, shown=True).click(timeout=_ACT_MS)
        elif step.fill:
            text = fill_in(step.with_ or "", self.environment)
            await locate(page, step.fill).fill(text, timeout=_ACT_MS)
        elif step.choose:
            await _choose(locate(page, step.choose), step.option or "")
        elif step.check:
            await locate(page, step.check).check(timeout=_ACT_MS)
        elif step.upload:
            await locate(page, step.upload).set_input_files(self.folder / (step.file or ""), timeout=_ACT_MS)
        elif step.press and step.on:
            await locate(page, step.on).press(step.press, timeout=_ACT_MS)
        elif step.press:
            await page.keyboard.press(step.press)

    async def _holds(self, expect: Expect, milliseconds: float) -> bool:
        try:
            if expect.address is not None:
                part = expect.address
                await self.window.run(
                    self.window.page.wait_for_url(lambda url: part in url, timeout=milliseconds), "expect", _ACT_SECONDS
                )
            if any((expect.role, expect.label, expect.text, expect.css)):
                found = locate(self.window.page, expect, shown=True)
                await self.window.run(found.wait_for(state="visible", timeout=milliseconds), "expect", _ACT_SECONDS)
        except Dead:
            raise
        except Trouble:
            return False
        return True


async def _choose(found: Locator, option: str) -> None:
    """Choose in a select by visible text, in a group of radio buttons or a listbox by name."""
    tag = await found.evaluate("element => element.localName", timeout=_ACT_MS)
    if tag == "select":
        await found.select_option(label=option, timeout=_ACT_MS)
        return
    if tag == "input":
        found = found.locator(_AROUND)
    for role in ("radio", "option"):
        inside = found.get_by_role(role, name=option)
        if await inside.count():
            await (inside.first.check if role == "radio" else inside.first.click)(timeout=_ACT_MS)
            return
    await found.get_by_text(option).first.click(timeout=_ACT_MS)


def describe(step: Step) -> str:
    """Verb and target of a step; what is filled in stays out."""
    if step.goto is not None:
        return f"goto {step.goto}"
    if step.press is not None:
        return f"press {step.press}" + (f" on {shown(step.on)}" if step.on else "")
    verbs = ("click", "fill", "choose", "check", "upload", "expect")
    verb, target = next((verb, target) for verb in verbs if (target := getattr(step, verb)) is not None)
    return f"{verb} {shown(target)}"


def shown(target: Target | Expect) -> str:
    """A target as people wrote it."""
    named = ((name, getattr(target, name)) for name in target.__struct_fields__)
    return ", ".join(f"{name}: {value}" for name, value in named if value)
