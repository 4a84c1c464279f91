"""`einclusion audit`: visit, probe, judge, report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import Between, OneOf, Place
from einclusion.errors import UsageError
from einclusion.gate.verdict import Gate

if TYPE_CHECKING:
    from einclusion.model import Baseline
    from einclusion.output import Format
    from einclusion.plan import Plan
    from einclusion.rulebook import Rulebook
    from einclusion.scope import Service


@click.command(
    cls=Command,
    examples=(
        "einclusion audit service.yaml",
        "einclusion audit https://www.example.org/ --crawl --lang fr",
        "einclusion audit page.html --select offline --select readability",
        "einclusion audit --urls list.txt --format earl=result.json --fail-on never",
    ),
)
@click.argument("targets", nargs=-1, metavar="TARGET...", shell_complete=complete.files)
@click.option("--urls", metavar="FILE", shell_complete=complete.files)
@click.option("--crawl", is_flag=True)
@click.option("--out", type=Place(), metavar="FOLDER")
@options.formats
@options.language
@click.option("--depth", type=OneOf(["quick", "full"]))
@options.select
@options.packs
@options.without
@click.option("--profile", metavar="LAW", shell_complete=complete.profiles)
@options.baseline
@options.fail_on
@options.history
@click.option("--concurrency", type=Between(1, 16), metavar="NUMBER")
@click.option("--resume", is_flag=True)
@options.browser
@options.quiet
@click.option("-v", "--verbose", is_flag=True)
def command(
    targets: tuple[str, ...],
    urls: str | None,
    crawl: bool,
    out: Path | None,
    formats: tuple[str, ...],
    lang: str,
    depth: str | None,
    select: tuple[str, ...],
    packs: tuple[Path, ...],
    without: tuple[str, ...],
    profile: str | None,
    baseline: Path | None,
    fail_on: str,
    history: Path | None,
    concurrency: int | None,
    resume: bool,
    browser: str | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Test a service file, addresses or local HTML files."""
    from einclusion import output, rulebook
    from einclusion.gate import baseline as baselines
    from einclusion.plan import Asked, make

    book = rulebook.load(packs)
    chosen = output.formats(formats or ("html", "json"))
    service, given, base = _target(targets, urls, crawl, book)
    known = baselines.given(baseline, book.rules, profile or service.profile)
    asked = Asked(
        out=out,
        depth=depth,
        select=select,
        packs=packs,
        profile=profile,
        concurrency=concurrency,
        resume=resume,
        browser=browser,
        without=without,
    )
    plan = make(service, given, base, book, asked)
    return _run(plan, book, chosen, Gate(fail_on), known, history, lang, quiet=quiet, verbose=verbose)


def _target(targets: tuple[str, ...], urls: str | None, crawl: bool, book: Rulebook) -> tuple[Service, list[str], Path]:
    """The service, addresses to audit as given, and the folder that its files are relative to."""
    import msgspec

    from einclusion import service as files
    from einclusion.scope import Crawl

    if len(targets) == 1 and files.is_service_file(targets[0]) and urls is None:
        path = Path(targets[0])
        service = files.read(path, os.environ, book.rules)
        if crawl and service.crawl is None:
            service = msgspec.structs.replace(service, crawl=Crawl())
        return service, [], path.parent
    mixed = next((target for target in targets if files.is_service_file(target)), None)
    if mixed:
        raise UsageError("usage.mixed", path=Path(mixed))
    addresses = [*targets, *(_listed(urls) if urls else [])]
    if not addresses:
        raise UsageError("usage.nothing")
    service = files.adhoc(addresses)
    if crawl:
        return msgspec.structs.replace(service, crawl=Crawl()), [], Path.cwd()
    given = [
        start if "://" not in address else address for address, start in zip(addresses, service.start, strict=True)
    ]
    return service, given, Path.cwd()


def _listed(urls: str) -> list[str]:
    try:
        text = sys.stdin.read() if urls == "-" else Path(urls).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("usage.urls-unreadable", path=Path(urls), reason=error) from error
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise UsageError("usage.urls-empty", path=Path(urls))
    return found


def _run(
    plan: Plan,
    book: Rulebook,
    chosen: list[Format],
    gate: Gate,
    known: Baseline | None,
    store: Path | None,
    language: str,
    *,
    quiet: bool,
    verbose: bool,
) -> int:
    from einclusion import console, telling
    from einclusion.audit import audit
    from einclusion.browser.find import named

    terminal = console.people()
    with console.Bars(terminal, language, quiet=quiet, verbose=verbose).shown() as bars:
        run = audit(plan, book, bars)
    with named(plan.browser):
        return telling.tell(plan.folder, run, book, chosen, gate, language, None if quiet else terminal, known, store)
