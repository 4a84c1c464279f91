"""Apply rules to subjects: facts in, findings out. Pure: no browser, no clock, any time later."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

import msgspec

from einclusion.dom import Dom
from einclusion.facts import ACTED, AxeNode, AxeResult, Facts
from einclusion.holding import held
from einclusion.identity import identified
from einclusion.model import Correction, Finding, Impact, Outcome, Problem, Rule, Value, Weight
from einclusion.outcomes import cant_tell
from einclusion.remedy import corrected
from einclusion.rulebook import Rulebook
from einclusion.run import Page, answers_with_error, without_facts
from einclusion.scope import Service
from einclusion.standards import Profile, weight_of
from einclusion.subjects import JourneySubject, MissingFacts, PageSubject, ServiceSubject

_MOST_FAILED = 500
"""Findings of one rule on one subject that are kept one by one; what goes beyond is folded into the last."""


_UNSEEN = Problem(key="nothing-opened")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DEPENDS_ON_SIZE = frozenset({"structure", "axe"})
_GATHERED_BY = {"text": "structure", "channels": "structure"}
_MISSING = {"recognition": "no-recognition", "statement": "statement-not-seen", "once-more": "not-once-more"}
"""Facts that take more than the program itself, and the problem that says what."""


class Judge:
    """Rules, the service they are applied to, the profile that weighs them, and probes that were switched off."""

    def __init__(
        self, rulebook: Rulebook, rules: Iterable[Rule], service: Service, law: Profile, without: Collection[str] = ()
    ) -> None:
        self.rulebook = rulebook
        self.rules = sorted(rules, key=lambda rule: rule.engine == "person")  # they are asked what checks leave open
        self._superseded = {rule.id: rule.supersedes for rule in self.rules if rule.supersedes}
        self.service = service
        self._without = frozenset(without)
        self.weights = {rule.id: weight_of(rule, law) for rule in self.rules}

    def page(self, page: Page, dom: Dom | None = None) -> list[Finding]:
        """Findings of all page rules on one page state; `dom` is its documents where they are made already.

        A linked page that could not be opened has none: the page itself says that it was not tested.
        """
        if answers_with_error(page):
            page, dom = without_facts(page), None
        if page.facts == Facts() and page.problems and not any(problem.asked for problem in page.problems):
            return []
        found: list[Finding] = []
        if dom is None and page.facts.structure is not None:
            dom = Dom(page.facts.structure)
        for rule in self.rules:
            if rule.subject != "page" or (page.repeats and not _DEPENDS_ON_SIZE & set(rule.needs)):
                continue
            if self.answered(rule, found):
                continue
            subject = PageSubject(page, self.service, declared(rule, page.facts), dom)
            found += self._apply(rule, f"page:{page.number}", self._on_page(rule, subject), page)
        return found

    def _on_page(self, rule: Rule, subject: PageSubject) -> Callable[[], Iterator[Finding]]:
        if rule.engine == "person":
            structure = subject.page.facts.structure
            if rule.when and structure and not held(structure) & set(rule.when):
                return _nothing
            return partial(_question, None if _opened(subject.page) else missing_problem("page", subject.page))
        check = partial(axe_findings, rule) if rule.engine == "axe" else self.rulebook.check(rule)
        return lambda: remedied(check(subject), rule.correct, subject)

    def of(self, subject: str) -> list[Rule]:
        """Rules on that kind of subject, with a check or a question to people."""
        return [rule for rule in self.rules if rule.subject == subject and rule.engine != "axe"]

    def apply(self, rule: Rule, name: str, subject: JourneySubject | ServiceSubject) -> list[Finding]:
        """Findings of one rule on a journey or the service."""
        return list(self._apply(rule, name, lambda: self.rulebook.check(rule)(subject), None))

    def ask(self, rule: Rule, name: str, *, seen: bool, holds: Collection[str]) -> list[Finding]:
        """The question of a rule that only people can answer, about a journey or the service, whose pages hold that."""
        asked = not (seen and rule.when) or not set(rule.when).isdisjoint(holds)
        question = partial(_question, None if seen else _UNSEEN)
        return list(self._apply(rule, name, question if asked else _nothing, None))

    def answered(self, rule: Rule, found: Iterable[Finding]) -> bool:
        """Whether it is a question to people that needs no asking, since a rule which supersedes it failed."""
        return rule.engine == "person" and any(
            finding.outcome is Outcome.FAILED and rule.id in self._superseded.get(finding.rule, ()) for finding in found
        )

    def _apply(
        self, rule: Rule, subject: str, check: Callable[[], Iterator[Finding]], page: Page | None
    ) -> Iterator[Finding]:
        try:
            outcomes = [_sound(finding) for finding in check()]
        except MissingFacts as missing:
            outcomes = [_untested(missing_problem(missing.name, page, self._without))]
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            values: dict[str, Value] = {
                "error": f"{type(error).__name__}: {error}",
                "place": f"{where.name}:{where.lineno}",
            }
            outcomes = [_untested(Problem(key="check-failed", values={**values, "rule": rule.id}))]
        whole = (
            msgspec.structs.replace(
                finding,
                rule=rule.id,
                subject=subject,
                impact=finding.impact or rule.impact,
                weight=self._weight(rule, finding),
            )
            for finding in folded(outcomes)
        )
        address = page.final_address or page.address if page else ""
        yield from identified(whole, address, home=next(iter(self.service.start), ""))

    def _weight(self, rule: Rule, finding: Finding) -> Weight:
        """The rule's weight; at least a standard where the service broke a budget that it set itself."""
        weight = self.weights[rule.id]
        promised = finding.values.get("measure") in self.service.settings.budgets
        return Weight.STANDARD if promised and weight is Weight.ADVICE else weight


def _opened(page: Page) -> bool:
    """Whether there is a page that people can look at: it gave facts, or nothing kept it from doing so."""
    return page.facts != Facts() or not page.problems


def _nothing() -> Iterator[Finding]:
    """No outcome: there is nothing that the question is about."""
    yield from ()


def _question(problem: Problem | None) -> Iterator[Finding]:
    """What only people can answer: a question, never more; untested where a problem left nothing to look at."""
    yield cant_tell() if problem is None else _untested(problem)


def remedied(findings: Iterable[Finding], correction: Correction | None, subject: PageSubject) -> Iterator[Finding]:
    """The findings, failed ones with the correction that their rule's page holds."""
    text = subject.facts.text
    values = {"language": text.detected} if text and text.detected else {}
    for finding in findings:
        if correction and finding.outcome is Outcome.FAILED and finding.element and not finding.remedy:
            yield msgspec.structs.replace(finding, remedy=corrected(finding.element.html, correction, values))
        else:
            yield finding


def declared(rule: Rule, facts: Facts) -> Facts:
    """Only the facts that the rule's page declares."""
    return Facts(**{name: getattr(facts, name) for name in rule.needs})


def missing_problem(name: str, page: Page | None, without: Collection[str] = ()) -> Problem:
    """Why facts are missing: the probe's own problem, that of a page with no facts at all, else the plain fact.

    `without`: probes that were switched off.
    """
    if name in without:
        return Problem(key="switched-off", values={"probe": name})
    probe = _GATHERED_BY.get(name, name)
    problems = page.problems if page else []
    whole = [problem for problem in problems if page is not None and page.facts == Facts() and not problem.probe]
    own = [problem for problem in problems if problem.probe == probe]
    if name in _MISSING:
        return Problem(key=_MISSING[name])
    missing = Problem(key="needs-full-depth" if name in ACTED else "no-facts", values={"probe": name})
    return next(iter([*own, *whole]), missing)


def _sound(finding: object) -> Finding:
    """What a check yielded, where it can be stored. Raises TypeError."""
    if not isinstance(finding, Finding):
        raise TypeError(f"{str(finding)[:200]!r} is no finding")
    for name, value in finding.values.items():
        if not isinstance(value, str | int | float):
            raise TypeError(f"the value {name!r} is neither text nor a number")
    return finding


def _untested(problem: Problem) -> Finding:
    return Finding(outcome=Outcome.UNTESTED, problem=problem)


def folded(outcomes: list[Finding]) -> list[Finding]:
    """One finding for all passed targets, each failed and doubtful one by itself; nothing at all is inapplicable."""
    if not outcomes:
        return [Finding(outcome=Outcome.INAPPLICABLE)]
    passed = [finding for finding in outcomes if finding.outcome is Outcome.PASSED]
    others = [finding for finding in outcomes if finding.outcome is not Outcome.PASSED]
    kept = others[:_MOST_FAILED]
    if len(others) > _MOST_FAILED:
        kept[-1] = msgspec.structs.replace(kept[-1], count=len(others) - _MOST_FAILED + 1)
    if passed:
        kept.append(
            msgspec.structs.replace(
                passed[0], element=None if len(passed) > 1 else passed[0].element, count=len(passed)
            )
        )
    return kept


_ASKED_ONCE = frozenset({"hidden-content"})
"""Rules of axe that name every closed part of a page, while whether anybody looked behind them is one question."""
_AXE_OUTCOMES = {
    "failed": Outcome.FAILED,
    "cantTell": Outcome.CANT_TELL,
    "passed": Outcome.PASSED,
    "inapplicable": Outcome.INAPPLICABLE,
}


def axe_findings(rule: Rule, subject: PageSubject) -> Iterator[Finding]:
    """What axe said of one of its rules, as findings. Raises MissingFacts where axe did not run it."""
    axe = subject.facts.axe
    results = [result for result in axe.results if result.rule == rule.id] if axe else []
    if not results:
        raise MissingFacts("axe")
    for result in results:
        outcome = _AXE_OUTCOMES[result.outcome]
        if outcome is Outcome.INAPPLICABLE:
            continue
        once = rule.id in _ASKED_ONCE and outcome is Outcome.CANT_TELL
        if result.nodes:
            yield from (_axe_finding(rule, result, node, outcome) for node in result.nodes[: 1 if once else None])
        else:
            yield Finding(outcome=outcome)


def _axe_finding(rule: Rule, result: AxeResult, node: AxeNode, outcome: Outcome) -> Finding:
    values: dict[str, Value] = {key: value for key, value in node.data.items() if not isinstance(value, bool)}
    return Finding(
        outcome=outcome,
        element=node.element,
        message=_message(rule, node.check, values) if outcome is Outcome.FAILED else "",
        values=values,
        impact=Impact(node.impact) if node.impact else None,
    )


def _message(rule: Rule, check: str, values: Mapping[str, Value]) -> str:
    """The message for what axe's check measured, where it measured all that the message names; else the general one."""
    named = set(_PLACEHOLDER.findall(rule.messages.get(check, {}).get("en", "")))
    return check if check in rule.messages and named <= set(values) else "failed"
