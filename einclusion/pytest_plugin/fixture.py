"""The fixture `einclusion`: examines what a page shows, and fails the test for what is beyond the gate."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from einclusion.browser.standing import Standing
from einclusion.browser.trouble import Trouble
from einclusion.errors import UsageError
from einclusion.gate.verdict import counts, missing
from einclusion.gate.weighing import weigh
from einclusion.model import Finding, Outcome
from einclusion.pytest_plugin import closing, message
from einclusion.pytest_plugin.marking import Manner, manner
from einclusion.pytest_plugin.notebook import Line
from einclusion.pytest_plugin.session import Session
from einclusion.run import Page as State
from einclusion.run import Run
from einclusion.store import StoreError
from einclusion.wording import say


class Barriers(AssertionError):
    """A page has barriers beyond the gate, or could not be tested. Its text says which and how to mend them."""


class Einclusion:
    """The checks of one test."""

    def __init__(self, session: Session, item: pytest.Item) -> None:
        self.session = session
        self.item = item
        self._standing: dict[Page, Standing] = {}
        self._shown: dict[Page, str] = {}
        self._softly: list[str] = []
        self._asked = 0
        self._used: set[str] = set()
        self._kept: set[str] = set()

    def __call__(self, page: Page) -> Watched:
        """The page, to be checked. Raises TypeError for anything but a page of Playwright's sync API."""
        if not isinstance(page, Page):
            raise TypeError(say("pytest.no-page", self.session.settings.language, kind=type(page).__name__))
        return Watched(self, page)

    def listen(self, page: object) -> None:
        """Hear from now on what the page loads, where it is one that can be checked."""
        if isinstance(page, Page):
            try:
                self.standing(page)
            except Trouble:
                return  # a check says so

    def standing(self, page: Page) -> Standing:
        """The page as it is looked at. Raises Trouble for another browser than Chromium."""
        if page not in self._standing:
            self._standing[page] = Standing(page)
        return self._standing[page]

    def check(
        self, page: Page, name: str, said: Mapping[str, object], *, auto: bool = False
    ) -> tuple[str, list[Finding]]:
        """What the test fails for, in words, and all that came out. Raises UsageError for what can't be asked."""
        settings = self.session.settings
        how = manner(settings, [mark.kwargs for mark in self.item.iter_markers("einclusion")], said)
        rules = self.session.rules(how.select)
        self._kept |= how.accept.keys()
        try:
            standing = self.standing(page)
        except Trouble as trouble:
            return message.untested([trouble.problem], name or page.url, settings.language), []
        self._asked += not auto
        state, findings = self.session.examine(standing, rules, self.item.nodeid, 0 if auto else self._asked)
        self._shown[page] = shown(standing)
        failing, accepted = self._weigh(state, findings, how)
        line = self._line(
            folder=state.folder,
            name=name,
            auto=auto,
            rules=[rule.id for rule in rules],
            accepted=accepted,
            failed=[finding.fingerprint for finding in failing],
            browser=standing.browser,
        )
        self.session.note(line)
        return self._told(failing, state, findings, name, how), findings

    def _weigh(self, state: State, findings: Sequence[Finding], how: Manner) -> tuple[list[Finding], dict[str, str]]:
        """Findings beyond the gate, and why the test lets others pass."""
        weighed = weigh(self.session.settings.baseline, self._alone(state), findings, datetime.now(UTC).date())
        failing: list[Finding] = []
        accepted: dict[str, str] = {}
        for finding in findings:
            key, why = how.reason(finding)
            if key and finding.outcome is Outcome.FAILED:
                self._used.add(key)
                accepted[finding.fingerprint] = why
            elif counts(finding, how.gate, weighed):
                failing.append(finding)
        return failing, accepted

    def _alone(self, state: State) -> Run:
        return Run(service=closing.service_of(self.session.settings, state.address), pages=[state])

    def _told(self, failing: Sequence[Finding], state: State, findings: list[Finding], name: str, how: Manner) -> str:
        settings = self.session.settings
        said = []
        if failing:
            said.append(
                message.barriers(failing, state, name, how.gate, settings.rules, settings.language, settings.path)
            )
        if problems := list(missing(self._alone(state), findings)):
            said.append(message.untested(problems, name or state.address, settings.language))
        return "\n\n".join(said)

    def _line(self, **told: Any) -> Line:
        items = self.item.session.items
        test = inspect.getdoc(getattr(self.item, "obj", None)) or self.item.name
        return Line(
            place=items.index(self.item) if self.item in items else 0,
            test=self.item.nodeid,
            say=test.partition("\n")[0],
            **told,
        )

    def softly(self, text: str) -> None:
        """Keep for the end of the test what it fails for."""
        self._softly.append(text)

    def broken(self) -> None:
        """The test ended by an error of its own: what it would have reached was not seen."""
        if self._asked:
            self.session.note(self._line())
        if self._softly:
            self.item.add_report_section("call", "einclusion", "\n\n".join(self._softly))
        self._let_go()

    def ended(self, page: object) -> None:
        """The test came to its end; the page, where there is one, is checked once more. Fails for all that is kept."""
        try:
            if isinstance(page, Page) and not page.is_closed() and page.url != "about:blank":
                self._check_at_end(page)
        finally:
            self._let_go()
        if idle := sorted(self._kept - self._used):
            language = self.session.settings.language
            warnings.warn(say("pytest.idle", language, keys=", ".join(idle)), pytest.PytestWarning, stacklevel=1)
        if self._softly:
            pytest.fail("\n\n".join(self._softly), pytrace=False)

    def _check_at_end(self, page: Page) -> None:
        try:
            standing, before = self.standing(page), self._shown.get(page)
        except Trouble as trouble:
            words = message.untested([trouble.problem], page.url, self.session.settings.language)
            warnings.warn(words, pytest.PytestWarning, stacklevel=1)
            return
        if before and before == shown(standing):
            return
        text, _ = self.check(page, "", {}, auto=True)
        if text:
            self.softly(text)

    def _let_go(self) -> None:
        for standing in self._standing.values():
            standing.let_go()
        self._standing.clear()


class Watched:
    """A page of a test, to be checked at any moment."""

    def __init__(self, checks: Einclusion, page: Page) -> None:
        self._checks = checks
        self._page = page

    def check(
        self,
        name: str = "",
        *,
        select: str | Sequence[str] | None = None,
        fail_on: str | None = None,
        accept: Mapping[str, str] | None = None,
        soft: bool = False,
    ) -> list[Finding]:
        """Examine what the page shows now, and give all that came out. The page stays as it is.

        `name` is what reports call the state. `select`, `fail_on` and `accept` go before the marker's and the
        session's. With `soft` the test goes on and fails at its end. Raises Barriers for findings beyond the gate and
        for a page that could not be tested.
        """
        __tracebackhide__ = True
        said = {"select": select, "fail_on": fail_on, "accept": accept}
        try:
            text, findings = self._checks.check(self._page, name, said)
        except (UsageError, StoreError) as error:
            pytest.fail(error.sentence(self._checks.session.settings.language), pytrace=False)
        if text and soft:
            self._checks.softly(text)
        elif text:
            raise Barriers(text)
        return findings


def shown(standing: Standing) -> str:
    """What the page shows, by its fingerprint; empty where it can't be asked."""
    try:
        return standing.fingerprint()
    except Trouble:
        return ""
