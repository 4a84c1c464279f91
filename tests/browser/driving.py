"""One browser for all tests of this folder, and audits with it in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from einclusion import rulebook, work
from einclusion.browser.session import Session
from einclusion.browser.visit import Visit, result
from einclusion.browser.window import Window
from einclusion.browser.windows import Windows
from einclusion.conclude import conclude
from einclusion.examples import Inline
from einclusion.judge import Judge
from einclusion.model import Finding, Outcome, Problem
from einclusion.plan import Plan
from einclusion.progress import Progress, Quiet
from einclusion.run import Options, Page, Run
from einclusion.scope import Service
from einclusion.standards import profile
from einclusion.store import RunFolder
from einclusion.verdict import Gate, Verdict, verdict

T = TypeVar("T")

RULES = ("document-title", "image-alt", "field-has-label", "page-weight-within-budget")
"""One of axe's own, and rules that need structure, text and network facts."""


@dataclass(frozen=True)
class Told:
    """What an audit left: read from its folder."""

    run: Run
    findings: list[Finding]
    verdict: Verdict
    folder: Path

    @property
    def page(self) -> Page:
        """The first page state, with facts."""
        return self.pages[0]

    @property
    def pages(self) -> list[Page]:
        """All page states, with facts."""
        return list(RunFolder(self.folder).pages())

    def failed(self, rule: str) -> list[str]:
        """Selectors at which the rule failed."""
        return [
            one.element.selector if one.element else ""
            for one in self.findings
            if one.rule == rule and one.outcome is Outcome.FAILED
        ]

    def outcomes(self, rule: str) -> list[Outcome]:
        """What came out of a rule, in order."""
        return [one.outcome for one in self.findings if one.rule == rule]

    @property
    def untested(self) -> list[str]:
        """Keys of what could not be tested, page by page and step by step."""
        steps = [step.problem for walk in self.run.walks for step in walk.steps if step.problem]
        pages = [problem for page in self.run.pages for problem in page.problems]
        return [problem.key for problem in (*self.run.problems, *pages, *steps)]

    @property
    def notes(self) -> list[Problem]:
        """What happened and was dealt with."""
        return [note for page in self.run.pages for note in page.notes]


class Driver:
    """A browser that stays open. Use as a context manager."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.session = Session()
        self.book = rulebook.load([])

    def __enter__(self) -> Driver:
        self.do(self.session.__aenter__())
        return self

    def __exit__(self, *error: object) -> None:
        self.do(self.session.__aexit__(*error))
        self.loop.close()

    def do(self, job: Awaitable[T]) -> T:
        """The result of something asynchronous."""
        return self.loop.run_until_complete(asyncio.wait_for(job, 120))

    def look(self, see: Callable[[Window], Awaitable[T]], service: Service) -> T:
        """What is seen in a window of the service."""

        async def seen() -> T:
            visit = Visit(self.plan(service, Path()), Inline(), Quiet())
            windows = Windows(self.session, visit.entry(), list(service.start))
            try:
                return await see(await windows.take())
            finally:
                await windows.close()

        return self.do(seen())

    def plan(self, service: Service, folder: Path, given: list[str] | None = None, **more: Any) -> Plan:
        """A plan of the service with the few rules that tests need."""
        options = {"depth": more.pop("depth", "quick"), "viewports": more.pop("viewports", [])}
        return Plan(
            service=service,
            given=given or [],
            options=Options(targets=given or service.start, profile=service.profile, **options),
            rules=[self.book.rules[name] for name in more.pop("rules", RULES)],
            folder=RunFolder(folder),
            base=folder.parent,
            environment=more.pop("environment", {}),
            **more,
        )

    def audit(
        self,
        folder: Path,
        *given: str,
        service: Mapping[str, Any] | None = None,
        gate: Literal["new", "any", "never"] = "never",
        progress: Progress | None = None,
        during: Callable[[Visit], Awaitable[None]] | None = None,
        **more: Any,
    ) -> Told:
        """Audit addresses, or the service that the fields describe, and read what was stored."""
        fields = {"name": "Hostile", "start": list(given), "consent": "none", **(service or {})}
        described = msgspec.convert(fields, Service)
        plan = self.plan(described, folder / "run", list(given), **more)
        secret = Visit(plan, Inline(), Quiet())._examiner.secrets
        store = RunFolder.create(plan.folder.path, secrets=secret, resume=plan.resume)
        plan = msgspec_replace(plan, store)
        work.use(store, Judge(self.book, plan.rules, described, profile(described.profile)))
        visit = Visit(plan, Inline(), progress or Quiet())

        async def drive() -> None:
            beside = asyncio.ensure_future(during(visit)) if during else None
            await visit.run(self.session)
            if beside:
                await beside

        self.do(drive())
        run = result(visit, "complete")
        store.write_run(run)
        store.write_findings(conclude(store, run, self.book))
        findings = store.all_findings()
        return Told(store.read_run(), findings, verdict(run, findings, Gate(gate)), store.path)


def msgspec_replace(plan: Plan, store: RunFolder) -> Plan:
    from dataclasses import replace

    return replace(plan, folder=store)
