"""`einclusion doctor`: what was found, what is missing, what to do."""

from __future__ import annotations

import asyncio
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from einclusion import __version__, options
from einclusion.commandline.help import Command
from einclusion.gate.verdict import Code
from einclusion.wording import say

_LIBRARIES = ("playwright", "axe-playwright-python", "lingua-language-detector", "lxml", "msgspec", "trafilatura")


@click.command(cls=Command, examples=("einclusion doctor", "einclusion doctor --browser /usr/bin/chromium"))
@options.browser
@options.language
def command(browser: str | None, lang: str) -> int:
    """Tell which browser, rules and reports are found, and what to do about what is missing."""
    marks = {fine: say(f"doctor.{'fine' if fine else 'lacking'}", lang) for fine in (True, False)}
    found = [(say(f"doctor.about-{about}", lang), told, fine) for about, told, fine in _findings(browser, lang)]
    mark, label = max(map(len, marks.values())), max(len(about) for about, _, _ in found)
    for about, told, fine in found:
        click.echo(f"{marks[fine]:<{mark}}  {about:<{label}}  {told}")
    well = all(fine for _, _, fine in found)
    after = "einclusion audit https://www.example.org/" if well else "einclusion doctor"
    click.echo("\n" + say(f"doctor.{'all-well' if well else 'not-well'}", lang, command=after), err=True)
    return Code.PASSED if well else Code.UNTESTED


def _findings(browser: str | None, language: str) -> Iterator[tuple[str, str, bool]]:
    yield "program", f"einclusion {__version__}, Python {platform.python_version()}, {sys.platform}", True
    yield from _browser(browser, language)
    for name in _LIBRARIES:
        try:
            yield "library", f"{name} {version(name)}", True
        except PackageNotFoundError:
            yield "library", say("doctor.library-missing", language, name=name), False
    yield from _rules(language)


def _browser(chosen: str | None, language: str) -> Iterator[tuple[str, str, bool]]:
    from einclusion.browser.session import NoBrowser, Session, works

    try:
        yield "browser", asyncio.run(works(chosen)), True
    except NoBrowser as error:
        tried = "; ".join(one.sentence(language) for one in error.tried) or say("terminal.nothing-found", language)
        yield "browser", say("doctor.no-browser", language, tried=tried), False
    yield "sandbox", say(f"doctor.sandbox-{'on' if Session(chosen).sandboxed else 'off'}", language), True


def _rules(language: str) -> Iterator[tuple[str, str, bool]]:
    from importlib.metadata import entry_points

    from einclusion import rulebook

    try:
        book = rulebook.load()
    except rulebook.RulePageError as error:
        yield "rules", error.sentence(language), False
        return
    for pack in sorted({rule.pack for rule in book.rules.values()}):
        count = sum(rule.pack == pack for rule in book.rules.values())
        yield "rules", say("doctor.pack", language, count=count, name=pack), True
    yield "reports", ", ".join(sorted(point.name for point in entry_points(group="einclusion.reports"))), True
