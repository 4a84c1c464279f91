"""What a stored run has lost since it was written: files that are gone make their pages untested, never green."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from einclusion.model import Problem
from einclusion.run import Page, Run

PAGE = Problem(key="page-lost", asked=True)
"""The page's own file is gone, and its facts with it."""
FINDINGS = Problem(key="findings-lost", asked=True)
"""What was found on the page, or on journeys and the service, is gone; judging makes it anew."""
_ALL = (PAGE, FINDINGS)


def told(run: Run, pages: Collection[str], findings: Collection[str]) -> Run:
    """The run with a problem for each loss; `pages` and `findings` are folders whose files are there."""
    marked = [
        _with(page, PAGE if page.folder not in pages else FINDINGS, page.folder in findings) for page in run.pages
    ]
    problems = [*run.problems, *([] if "" in findings else [FINDINGS])]
    return msgspec.structs.replace(run, pages=marked, problems=problems)


def untold(run: Run) -> Run:
    """The run as it is stored: without what `told` added."""
    pages = [msgspec.structs.replace(page, problems=_others(page.problems)) for page in run.pages]
    return msgspec.structs.replace(run, pages=pages, problems=_others(run.problems))


def _with(page: Page, problem: Problem, whole: bool) -> Page:
    if whole and problem is FINDINGS:
        return page
    return msgspec.structs.replace(page, problems=[*page.problems, problem])


def _others(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem not in _ALL]
