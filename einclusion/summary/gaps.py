"""What was not tested, with everything that it kept from being tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from einclusion.model import Finding, Outcome, Problem, Record
from einclusion.run import Run
from einclusion.scope import Words
from einclusion.summary.grouping import page_number


class Gap(Record, frozen=True, kw_only=True):
    """Something that was not tested, with everything it kept from being tested."""

    problem: Problem | None = None
    """Why; none where the finding did not say."""
    pages: list[int] = []
    """Numbers of the pages it happened on."""
    rules: list[str] = []
    """Rules that could not be judged."""
    journey: str = ""
    """Journey that it broke off."""
    say: Words = ""
    """That journey in the citizen's words."""
    step: int = 0
    """Step at which it did."""


def gaps_of(run: Run, findings: Iterable[Finding]) -> list[Gap]:
    """What was not tested, once for each reason: asked for first, then what broke journeys off, then by pages."""
    pages: dict[str, set[int]] = {}
    rules: dict[str, set[str]] = {}
    problems: dict[str, Problem | None] = {}
    for problem, page, rule in _untested(run, findings):
        name = repr((problem.key, sorted(problem.values.items()))) if problem else ""
        problems.setdefault(name, problem)
        pages.setdefault(name, set()).update({page} - {0})
        rules.setdefault(name, set()).update({rule} - {""})
    broken = [
        Gap(problem=step.problem, journey=walk.journey, say=walk.say or walk.journey, step=number)
        for walk in run.walks
        for number, step in [next(((n, s) for n, s in enumerate(walk.steps, 1) if s.state != "done"), (0, None))]
        if step is not None
    ]
    others = [
        Gap(problem=problem, pages=sorted(pages[name]), rules=sorted(rules[name])) for name, problem in problems.items()
    ]
    return sorted(
        [*broken, *others], key=lambda gap: (not (gap.problem and gap.problem.asked), not gap.journey, -len(gap.pages))
    )


def _untested(run: Run, findings: Iterable[Finding]) -> Iterator[tuple[Problem | None, int, str]]:
    yield from ((problem, 0, "") for problem in run.problems)
    yield from ((problem, page.number, "") for page in run.pages for problem in page.problems)
    for finding in findings:
        if finding.outcome is Outcome.UNTESTED:
            yield finding.problem, page_number(finding.subject), finding.rule
