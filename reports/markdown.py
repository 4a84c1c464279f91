"""Markdown for a pull-request comment: who is excluded, what to mend first, what is open; the details folded away."""

from __future__ import annotations

import html
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from einclusion import __version__
from einclusion.model import Outcome
from einclusion.rulebook import Rulebook
from einclusion.run import Report
from einclusion.summary import Summary, summarise
from einclusion.summary.gaps import Gap
from einclusion.summary.grouping import Block, Cause, Family
from einclusion.summary.trend import in_a_line
from einclusion.text.safe import clean

from .marks import code, prose, table
from .plain import Plain, day

FILE = "report.md"
"""Name of the file in the run folder."""

LONGEST = 60_000
"""Characters at most; GitHub takes 65,536 in a comment."""
ROWS = (100, 40, 15, 5, 1)
"""Rows of each table, fewer where the whole would be too long."""


def render(report: Report, rulebook: Rulebook, folder: Path, language: str) -> str:
    """The comment; where it would be too long, its tables are cut and say so."""
    told = Plain(report, rulebook.rules, language, quote=code, prose=prose)
    summary = summarise(report, rulebook)
    for most in ROWS:
        text = "\n".join(_lines(report, summary, told, most)) + "\n"
        if len(text) <= LONGEST:
            break
    return text


def _lines(report: Report, summary: Summary, told: Plain, most: int) -> list[str]:
    verdict = report.verdict
    failed = [block for block in summary.blocks if block.outcome is Outcome.FAILED]
    asked = [block for block in summary.blocks if block.outcome is Outcome.CANT_TELL]
    version = code(report.run.version or __version__)
    return [
        f"## {told.say('report.title', service=told.service())}",
        "",
        " ".join(told.statement(one) for one in summary.answer),
        *(f"\n{' '.join(told.statement(one) for one in journey)}" for journey in summary.journeys[:most]),
        *(["", _gate(verdict.get("code"), verdict.get("gate"), told)] if verdict else []),
        *(["", " ".join(told.baseline())] if told.baseline() else []),
        *(["", prose(line)] if (line := in_a_line(report, told.language)) else []),
        "",
        *_tallies(summary, told),
        *_first(summary.first, told),
        *_findings("report.findings-law", [one for one in failed if one.family is Family.LAW], told, most),
        *_findings("report.findings-beyond", [one for one in failed if one.family is Family.BEYOND], told, most),
        *_findings("report.questions", asked, told, most),
        *_untested(summary.gaps, told, most),
        "",
        f"{told.say('report.caution')} {told.say('report.footer', version=version)} {day(report.run)}".rstrip(),
    ]


def _gate(exit_code: object, gate: object, told: Plain) -> str:
    known = f"report.gate-{exit_code}" if exit_code in (0, 1, 3) else "report.gate-other"
    return told.say(known, gate=prose(clean(str(gate), 40)), code=prose(clean(str(exit_code), 10)))


def _tallies(summary: Summary, told: Plain) -> list[str]:
    shown = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED)
    rows = [
        [
            told.say(f"report.{tally.family}"),
            str(tally.causes),
            *(str(tally.rules[outcome]) for outcome in shown),
        ]
        for tally in summary.tallies
    ]
    heads = [told.say(f"report.rules-{outcome}") for outcome in shown]
    return table([told.say("formats.column-family"), told.say("report.pages-barriers"), *heads], rows)


def _first(blocks: Iterable[Block], told: Plain) -> list[str]:
    lines = []
    for family, same in groupby(blocks, key=lambda block: block.family):
        numbered = [f"{number}. {_named(block, told)}" for number, block in enumerate(same, 1)]
        lines += ["", f"**{told.say(f'report.{family}')}**", "", *numbered]
    return ["", f"### {told.say('report.first')}", *(lines or ["", told.say("report.first-none")])]


def _named(block: Block, told: Plain) -> str:
    cause = block.causes[0]
    step = min((one.step for one in cause.steps), default=0)
    details = [
        told.say(f"report.weight-{block.weight}"),
        told.say("report.impact", impact=told.say(f"report.impact-{block.impact}")),
        told.say("report.n-places", count=block.places),
        *([told.say("report.first-step", step=step)] if step else []),
    ]
    people = f" – {told.groups(block.groups)}" if block.groups else ""
    return f"**{told.title(block.rule)}** ({', '.join(details)}){people}"


def _folded(head: str, lines: list[str]) -> list[str]:
    return ["", f"<details><summary>{html.escape(head)}</summary>", "", *lines, "", "</details>"]


def _findings(head: str, blocks: list[Block], told: Plain, most: int) -> list[str]:
    causes = [cause for block in blocks for cause in block.causes]
    if not causes:
        return []
    rows = [
        [
            " ".join(
                filter(
                    None,
                    (told.told(cause, cause.places[0]), told.remedy(cause.places[0].remedy), _explained(cause, told)),
                )
            ),
            f"{told.say(f'report.weight-{cause.weight}')}, {told.say(f'report.impact-{cause.impact}')}",
            " ".join(filter(None, (told.where(cause.places[0].subject), told.selector(cause.places[0])))),
            str(cause.count),
            code(clean(cause.rule, 80)),
        ]
        for cause in causes[:most]
    ]
    heads = [told.say(f"formats.column-{name}") for name in ("finding", "weight", "where", "count", "rule")]
    more = ["", told.say("report.causes-left", count=len(causes) - most)] if len(causes) > most else []
    return _folded(f"{told.say(head)} ({len(causes)})", [*table(heads, rows), *more])


def _explained(cause: Cause, told: Plain) -> str:
    """How the baseline explains its places, where it explains all of them."""
    said = [told.explained(place.fingerprint) for place in cause.places]
    return " ".join(dict.fromkeys(said)) if all(said) else ""


def _untested(gaps: list[Gap], told: Plain, most: int) -> list[str]:
    if not gaps:
        return []
    lines = [f"- {told.gap(gap)}{_pages(gap, told)}" for gap in gaps[:most]]
    more = [f"- {told.say('report.pages-more', count=len(gaps) - most)}"] if len(gaps) > most else []
    return _folded(f"{told.say('report.untested')} ({len(gaps)})", [*lines, *more])


def _pages(gap: Gap, told: Plain) -> str:
    return f" ({told.say('report.n-pages', count=len(gap.pages))})" if gap.pages else ""
