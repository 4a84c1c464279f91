"""What a failed test says: which barriers, where, how to mend them, and how to accept them for a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from einclusion.gate.verdict import Gate
from einclusion.model import Finding, Impact, Problem, Rule
from einclusion.rulebook import Rulebook
from einclusion.run import Page
from einclusion.summary.sentences import fault, trouble
from einclusion.text.safe import clean
from einclusion.wording import in_language, say

_FIRST = 5
_LONG = 200
_IMPACTS = list(Impact)


def barriers(
    failing: Sequence[Finding], page: Page, name: str, gate: Gate, book: Rulebook, language: str, out: str
) -> str:
    """The findings beyond the gate, by cause, the hardest first."""
    causes: dict[str, list[Finding]] = {}
    for finding in sorted(failing, key=lambda one: -_IMPACTS.index(one.impact or Impact.MINOR)):
        causes.setdefault(finding.cause, []).append(finding)
    lines = [say("pytest.beyond", language, count=len(causes), gate=gate.value, page=_named(page, name))]
    for number, same in enumerate(list(causes.values())[:_FIRST], 1):
        lines += ["", *_cause(number, same, book.rules.get(same[0].rule), language)]
    if len(causes) > _FIRST:
        lines += ["", say("pytest.more", language, count=len(causes) - _FIRST)]
    return "\n".join([*lines, "", *_afterwards(out, language)])


def _cause(number: int, same: Sequence[Finding], rule: Rule | None, language: str) -> Iterator[str]:
    first = same[0]
    impact = say(f"terminal.impact-{first.impact}", language) if first.impact else ""
    places = say("terminal.places", language, count=len(same))
    said = clean(fault(rule, first.message, first.values, language), 2 * _LONG)
    yield f"{number}. {said} ({', '.join(filter(None, (first.rule, impact, places)))})"
    if first.element is not None:
        yield f"   {say('pytest.where', language)} {clean(first.element.selector, _LONG)}"
        if first.element.html:
            yield f"   {' ' * len(say('pytest.where', language))} {clean(first.element.html, _LONG)}"
    if rule is not None and rule.fix:
        yield f"   {say('pytest.mend', language)} {clean(in_language(rule.fix, language), 2 * _LONG)}"
    yield f"   {say('pytest.key', language)} {first.fingerprint if len(same) == 1 else first.cause}"


def untested(problems: Sequence[Problem], page: str, language: str) -> str:
    """That a page could not be tested, and why."""
    lines = dict.fromkeys(trouble(problem, language) for problem in problems)
    return "\n".join([say("pytest.untested", language, page=page), *(f"- {line}" for line in lines)])


def _named(page: Page, name: str) -> str:
    return clean(" – ".join(filter(None, (name or page.title, page.address))), _LONG)


def _afterwards(out: str, language: str) -> Iterator[str]:
    yield say("pytest.accept", language, path=out)
    yield say("pytest.report", language, path=out)
