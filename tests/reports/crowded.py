"""A run in which the report shows all that it can: hostile pages, explanations, more than fits, a long journey."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from einclusion.facts import Block, Text
from einclusion.model import Accepted, Finding, Impact, Outcome, Problem, Reason
from einclusion.run import Page, Report, Walk, WalkedStep
from einclusion.store import RunFolder
from reports.html import render
from tests import build
from tests.build_rules import words
from tests.reports import hostile, ways

STEPS = 11
MANY = 30
"""Causes of one rule, more than the report shows one by one; the last of them alone shows on page 6."""


SENTENCE = "De aanvrager dient, onverminderd het bepaalde in artikel 4, het attest voorafgaandelijk te bezorgen."
TEXT = [
    Block(kind="heading", text="Een kaart aanvragen", node=(0, 1), main=True),
    Block(kind="paragraph", text=f"Aanvragen kan uitsluitend online. {SENTENCE}", node=(0, 2), main=True),
    Block(kind="item", text=hostile.EVIL, node=(0, 3), main=True),
]


def _walk() -> Walk:
    done = [
        WalkedStep(
            say=words(f"U doet deel {n}.", f"Vous faites la partie {n}.", f"Sie machen Teil {n}.", f"You do part {n}."),
            state="done",
            page=1 + n % 5,
        )
        for n in range(1, STEPS)
    ]
    broken = WalkedStep(action="press", problem=Problem(key="not-sent"))
    task = words("Alles doen", "Tout faire", "Alles machen", "Do everything")
    return Walk(journey="everything", say=task, steps=[*done, broken])


def _entry(finding: Finding, **more: Any) -> Accepted:
    return Accepted(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        page="/",
        reason=Reason.PLANNED,
        text="New form in April.",
        owner="Digital team",
        date="2025-01-01",
        **more,
    )


def _many(count: int) -> list[Finding]:
    return [
        build.finding(
            "color-contrast",
            Outcome.FAILED,
            f"page:{1 + number % 5 if number + 1 < count else 6}",
            f".n{number}",
            html=f"<p class=n{number}>",
            values={"contrastRatio": 2.5, "expectedContrastRatio": 4.5},
            impact=Impact.CRITICAL if number % 3 and number + 1 < count else Impact.MINOR,
        )
        for number in range(count)
    ]


def report(many: int = MANY) -> Report:
    """The run, with what is hostile beside what is plain, and so many causes of one rule more."""
    plain, evil = build.report(), hostile.report()
    labels = [one for one in plain.findings if one.rule == "field-has-label" and one.outcome is Outcome.FAILED]
    ways_in = Page(number=7, address=f"{build.BASE}/wegwijs", title="Wegwijs", language="nl", origin="crawl")
    pages = [*plain.run.pages[:-1], evil.run.pages[-1], ways_in]
    return msgspec.structs.replace(
        plain,
        run=msgspec.structs.replace(plain.run, pages=pages, walks=[*plain.run.walks, _walk()], unlisted=7),
        findings=[*plain.findings, *evil.findings, *_many(many)],
        accepted={labels[0].fingerprint: _entry(labels[0], expires="2026-05-01", alternative="Call 02 123 45 67.")},
        expired={
            one.fingerprint: _entry(one, expires="2025-01-31") for one in plain.findings if one.cause == "tracker"
        },
        fixed=[_entry(labels[0], expires="2026-05-01")],
    )


def written(folder: Path, language: str, many: int = MANY) -> Path:
    """The report as a file in a folder, with its pictures, other ways and texts."""
    build.pictures(folder)
    made = ways.stored(report(many), folder)
    store = RunFolder(folder)
    first = store.read_page(made.run.pages[0].folder)
    facts = msgspec.structs.replace(first.facts, text=Text(blocks=TEXT, detected="nl"))
    store.write_page(msgspec.structs.replace(first, facts=facts), [])
    path = folder / f"report.{language}.html"
    path.write_text(render(made, build.rulebook(), folder, language), encoding="utf-8")
    return path
