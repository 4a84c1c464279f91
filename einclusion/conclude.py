"""Judging what only the whole run can tell, and judging a stored run anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

import msgspec

from einclusion import losses
from einclusion.checking.survey import is_page
from einclusion.dom import Dom
from einclusion.errors import UsageError
from einclusion.facts import Facts
from einclusion.holding import held
from einclusion.identity import further
from einclusion.judge import Judge, declared
from einclusion.model import Finding, Outcome, Rule, Weight
from einclusion.rulebook import Rulebook
from einclusion.run import Page, Run
from einclusion.standards import profile
from einclusion.store import RunFolder
from einclusion.subjects import JourneySubject, PageSubject, ServiceSubject

KEPT = 24
"""Page states that stay in memory while rules with the same needs judge the service, so that it does not grow with the
number of pages."""


def judge_for(run: Run, rulebook: Rulebook, rules: Sequence[Rule] | None = None) -> Judge:
    """The judge of a run: its rules and its law, or other rules. A rule that is no longer at hand is left out."""
    chosen = [rulebook.rules[name] for name in run.rules if name in rulebook.rules] if rules is None else rules
    return Judge(rulebook, chosen, run.service, profile(run.options.profile), run.options.without)


def conclude(folder: RunFolder, run: Run, rulebook: Rulebook) -> list[Finding]:
    """Findings on journeys and the service, from the stored pages, read one at a time."""
    judge = judge_for(run, rulebook)
    found: list[Finding] = []
    for walk in run.walks:
        states = [page for page in run.pages if page.journey == walk.journey]
        name = f"journey:{walk.journey}"
        judged: list[Finding] = []
        for rule in _checked(judge, "journey"):
            pages = [_subject(folder, page, rule, run) for page in states]
            judged += judge.apply(rule, name, JourneySubject(walk, pages, run.service))
        found += [*judged, *_questions(judge, "journey", name, folder, states, judged)]
    judged = _on_service(folder, run, rulebook, judge)
    return [*found, *judged, *_questions(judge, "service", "service", folder, run.pages, judged)]


def _on_service(folder: RunFolder, run: Run, rulebook: Rulebook, judge: Judge) -> list[Finding]:
    """Findings of rules on the service, in their order; those that need the same facts share the pages they read."""
    rules = _checked(judge, "service")
    broken = partial(_broken, folder, run, rulebook)
    judged: dict[str, list[Finding]] = {}
    trees: dict[int, Dom] = {}
    for _, alike in groupby(sorted(rules, key=_wanted), _wanted):
        kept: dict[int, PageSubject] = {}
        for rule in alike:
            pages_of = partial(_subjects, folder, run, rule, kept, trees)
            subject = ServiceSubject(
                run.service, pages_of, run.walks, run.left_out, run.started, broken, run.options.profile
            )
            judged[rule.id] = judge.apply(rule, "service", subject)
    return [finding for rule in rules for finding in judged[rule.id]]


def _wanted(rule: Rule) -> list[str]:
    return sorted(rule.needs)


def _broken(folder: RunFolder, run: Run, rulebook: Rulebook, covers: Callable[[str], bool]) -> set[str]:
    """Requirements of rules that failed with binding weight on a web page whose address is covered.

    Of a page whose findings can't be read, none; documents are left aside, since the law excepts old ones.
    """
    found: set[str] = set()
    for page in run.pages:
        if not is_page(page) or not covers(page.final_address or page.address):
            continue
        try:
            findings = folder.read_findings(page.folder)
        except UsageError:
            continue
        failed = (one for one in findings if one.outcome is Outcome.FAILED and one.weight is Weight.BINDING)
        found.update(*(rulebook.rules[one.rule].requirements for one in failed if one.rule in rulebook.rules))
    return found


def _checked(judge: Judge, kind: str) -> list[Rule]:
    return [rule for rule in judge.of(kind) if rule.engine != "person"]


def _questions(
    judge: Judge, kind: str, name: str, folder: RunFolder, pages: Sequence[Page], judged: Sequence[Finding]
) -> Iterator[Finding]:
    """What people are asked about a journey or the service, whose pages are looked at once for all questions."""
    asked = [rule for rule in judge.of(kind) if rule.engine == "person" and not judge.answered(rule, judged)]
    if asked:
        seen, holds = _seen(folder, pages), _held(folder, pages, {name for rule in asked for name in rule.when})
        for rule in asked:
            yield from judge.ask(rule, name, seen=seen, holds=holds)


def judge_again(folder: RunFolder, run: Run, rulebook: Rulebook) -> list[Finding]:
    """Judge a stored run anew with the rules at hand and store it; pictures of findings that stay are kept."""
    judge = judge_for(run, rulebook)
    everything: list[Finding] = []
    for page in folder.pages():
        former = _former(folder, page)
        first = next((one for one in run.pages if one.number == page.repeats), None)
        judged = judge.page(page)
        if first:
            shown = (finding for finding in judged if finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL))
            judged = list(further(shown, folder.read_findings(first.folder)))
        findings = [
            msgspec.structs.replace(finding, picture=former[finding.fingerprint].picture)
            if finding.fingerprint in former
            else finding
            for finding in judged
        ]
        folder.write_findings(findings, page.folder)
        everything += findings
    whole = conclude(folder, run, rulebook)
    folder.write_findings(whole)
    return everything + whole


def _seen(folder: RunFolder, pages: Iterable[Page]) -> bool:
    """Whether one of the pages at least was opened, so that there is something to ask people about."""
    return any(
        not page.problems or any(one.outcome is not Outcome.UNTESTED for one in folder.read_findings(page.folder))
        for page in pages
    )


def _held(folder: RunFolder, pages: Iterable[Page], wanted: set[str]) -> set[str]:
    """What of it pages hold, read one at a time until all is found; all of it where a page could not be read."""
    found: set[str] = set()
    for page in pages:
        if found >= wanted:
            break
        if page.repeats or not is_page(page):
            continue
        lost = losses.PAGE in page.problems
        structure = None if lost else folder.read_page(page.folder, ["structure"]).facts.structure
        found |= held(structure) if structure else wanted
    return found


def _former(folder: RunFolder, page: Page) -> dict[str, Finding]:
    """What was found on a page before, by fingerprint; nothing where its file is damaged: it is made anew."""
    try:
        return {finding.fingerprint: finding for finding in folder.read_findings(page.folder)}
    except UsageError:
        return {}


def _subjects(
    folder: RunFolder, run: Run, rule: Rule, kept: dict[int, PageSubject], trees: dict[int, Dom]
) -> Iterator[PageSubject]:
    """Page states one at a time; the first ones are kept for the rules that follow, their trees for all rules."""
    for page in run.pages:
        if page.repeats:
            continue
        subject = kept.get(page.number) or _subject(folder, page, rule, run, trees.get(page.number))
        if len(kept) < KEPT:
            kept[page.number] = subject
        if subject.facts.structure and len(trees) < KEPT:
            trees.setdefault(page.number, subject.dom)
        yield subject


def _subject(folder: RunFolder, page: Page, rule: Rule, run: Run, dom: Dom | None = None) -> PageSubject:
    if losses.PAGE in page.problems:
        return PageSubject(page, run.service, Facts())
    read = folder.read_page(page.folder, rule.needs)
    return PageSubject(page, run.service, declared(rule, read.facts), dom)
