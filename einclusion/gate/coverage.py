"""What a run looked at: whether a fault that it doesn't show is gone, or was only not looked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from einclusion import steady
from einclusion.model import Accepted, Finding, Outcome, Record
from einclusion.run import Missed, Page, Run

JUDGED = frozenset({Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE})
_LONGEST = 300


class Spot(Record, frozen=True, kw_only=True):
    """Where a fault was found, in words that hold for another run."""

    rule: str
    """Id of the rule."""
    page: str
    """Path of the page, `journey:<name>` or `service`."""
    where: str = ""
    """Selector of the element."""
    journey: str = ""
    """Journey on whose way the page state was met."""
    step: int = 0
    """Step that this journey had reached."""
    viewport: str = ""
    """Window size, where it is not the first."""
    pages: int = 0
    """Pages that the run looked at, where it is about the service as a whole."""


def remembered(entry: Accepted) -> Spot:
    """Where a line of a baseline was found."""
    return Spot(**{name: getattr(entry, name) for name in Spot.__struct_fields__})


class Coverage:
    """One run, asked where it looked."""

    def __init__(self, run: Run, findings: Iterable[Finding]) -> None:
        self._home = next(iter(run.service.start), "")
        self._pages = {f"page:{page.number}": page for page in run.pages}
        self._states: dict[str, list[Page]] = {}
        for page in run.pages:
            self._states.setdefault(steady.place(self._path(page)), []).append(page)
        self._reached = {
            walk.journey: max((n for n, step in enumerate(walk.steps, 1) if step.state == "done"), default=0)
            for walk in run.walks
        }
        self._judged: set[tuple[str, str]] = set()
        self._asked: set[tuple[str, str, str]] = set()
        for finding in findings:
            if finding.outcome in JUDGED:
                self._judged.add((finding.rule, finding.subject))
            if finding.outcome is Outcome.CANT_TELL:
                spot = self.spot(finding)
                self._asked.add((spot.rule, steady.place(spot.page), spot.where))
        self._rules = {rule for rule, _ in self._judged}

    def spot(self, finding: Finding) -> Spot:
        """Where a finding of this run is."""
        where = finding.element.selector[:_LONGEST] if finding.element else ""
        page = self._pages.get(finding.subject)
        if page is None:
            journey = finding.subject.removeprefix("journey:") if finding.subject.startswith("journey:") else ""
            return Spot(
                rule=finding.rule,
                page=finding.subject,
                where=where,
                step=self._reached.get(journey, 0),
                pages=0 if journey else len(self._states),
            )
        return Spot(
            rule=finding.rule,
            page=self._path(page),
            where=where,
            journey=page.journey,
            step=page.step if page.journey else 0,
            viewport=page.viewport if page.repeats else "",
        )

    def missed(self, spot: Spot) -> Missed:
        """Why this run can't tell whether the fault at a spot is still there; empty where it looked."""
        if spot.rule not in self._rules:
            return "rule"
        if spot.page != "service" and not spot.page.startswith("journey:"):
            missed = self._missed_on_page(spot)
        elif (spot.rule, spot.page) not in self._judged:
            missed = "untested"
        else:
            missed = "" if self._as_far(spot) else "page"
        if not missed and (spot.rule, steady.place(spot.page), spot.where) in self._asked:
            return "question"
        return missed

    def _as_far(self, spot: Spot) -> bool:
        """Whether the journey was walked, and the service looked at, as far as when the fault was found."""
        journey = spot.journey or spot.page.removeprefix("journey:")
        return self._reached.get(journey, 0) >= spot.step and len(self._states) >= spot.pages

    def _missed_on_page(self, spot: Spot) -> Missed:
        states = [
            page
            for page in self._states.get(steady.place(spot.page), [])
            if (page.viewport if page.repeats else "") == spot.viewport
            and (not spot.journey or page.journey == spot.journey)
        ]
        if not states or not self._as_far(spot):
            return "page"
        return "" if any(self._tested(spot.rule, page) for page in states) else "untested"

    def _tested(self, rule: str, page: Page) -> bool:
        if not page.repeats:
            return (rule, f"page:{page.number}") in self._judged
        return not page.problems and (rule, f"page:{page.repeats}") in self._judged

    def _path(self, page: Page) -> str:
        return steady.page(page.final_address or page.address, self._home)


def simplest(spots: Iterable[Spot]) -> Spot:
    """Of several spots of one fault the one that is most easily looked at again."""
    return min(spots, key=lambda spot: (bool(spot.viewport), bool(spot.journey), spot.step))
