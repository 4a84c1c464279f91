"""`einclusion doctor`: what was found, what is missing, what to do."""

from __future__ import annotations

import asyncio
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import click

from einclusion import __version__
from einclusion.gate.verdict import Code

_LIBRARIES = ("playwright", "axe-playwright-python", "lingua-language-detector", "lxml", "msgspec", "trafilatura")


@click.command(short_help="Tell what is here and what is missing.")
@click.option("--browser", metavar="PATH", help="Browser to look at.")
def command(browser: str | None) -> int:
    """Tell which browser, rules and reports are found, and what to do about what is missing.

    \b
    einclusion doctor
    """
    wrong = False
    for label, told, fine in _findings(browser):
        click.echo(f"{'ok  ' if fine else 'LACK'}  {label:<10} {told}")
        wrong = wrong or not fine
    return Code.UNTESTED if wrong else Code.PASSED


def _findings(browser: str | None) -> Iterator[tuple[str, str, bool]]:
    yield "einclusion", f"{__version__}, Python {platform.python_version()}, {sys.platform}", True
    yield from _browser(browser)
    for name in _LIBRARIES:
        try:
            yield "library", f"{name} {version(name)}", True
        except PackageNotFoundError:
            yield "library", f"{name} is missing: pip install {name}", False
    yield from _rules()


def _browser(chosen: str | None) -> Iterator[tuple[str, str, bool]]:
    from einclusion.browser.session import NoBrowser, Session, works

    try:
        yield "browser", asyncio.run(works(chosen)), True
    except NoBrowser as error:
        yield "browser", f"none starts: run `einclusion browser install`. Tried: {error or 'nothing was found'}", False
    sandboxed = Session(chosen).sandboxed
    yield "sandbox", "on" if sandboxed else "off, since you are root; an ordinary user is better", True


def _rules() -> Iterator[tuple[str, str, bool]]:
    from importlib.metadata import entry_points

    from einclusion import rulebook

    try:
        book = rulebook.load()
    except rulebook.RulePageError as error:
        yield "rules", str(error), False
        return
    for pack in sorted({rule.pack for rule in book.rules.values()}):
        yield "rules", f"{sum(rule.pack == pack for rule in book.rules.values())} in pack {pack}", True
    yield "reports", ", ".join(sorted(point.name for point in entry_points(group="einclusion.reports"))), True
