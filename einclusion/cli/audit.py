"""`einclusion audit`: visit, probe, judge, report."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.errors import UsageError
from einclusion.gate.verdict import Gate
from einclusion.wording import user_language

if TYPE_CHECKING:
    from einclusion.model import Baseline
    from einclusion.output import Format
    from einclusion.plan import Plan
    from einclusion.rulebook import Rulebook
    from einclusion.scope import Service


@click.command(short_help="Test a service, pages or local HTML files.")
@click.argument("targets", nargs=-1, metavar="TARGET...")
@click.option("--urls", metavar="FILE", help="File with an address per line; - reads them from the standard input.")
@click.option("--crawl", is_flag=True, help="Follow links from the addresses given, within the same site.")
@click.option("--out", type=click.Path(path_type=Path), help="Run folder. [default: runs/<service>-<UTC time>]")
@options.formats("html and json")
@options.language
@click.option(
    "--depth",
    type=click.Choice(["quick", "full"]),
    help="full also looks at a small window and takes a picture of each page. [default: full for journeys, else quick]",
)
@options.select
@options.packs
@click.option(
    "--profile", metavar="LAW", help="Law that decides what is binding. [default: the service file's, else eu]"
)
@options.baseline
@options.fail_on
@options.history
@click.option("--concurrency", type=click.IntRange(1, 16), help="Pages at a time. [default: number of cores]")
@click.option("--resume", is_flag=True, help="Go on with the broken run in --out.")
@options.browser
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
@click.option("-v", "--verbose", is_flag=True, help="A line for every page.")
def command(
    targets: tuple[str, ...],
    urls: str | None,
    crawl: bool,
    out: Path | None,
    formats: tuple[str, ...],
    lang: str | None,
    depth: str | None,
    select: tuple[str, ...],
    packs: tuple[Path, ...],
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
    """Test a service file, addresses or local HTML files.

    \b
    einclusion audit service.yaml
    einclusion audit https://www.example.org/ --crawl --lang fr
    einclusion audit --urls list.txt --format earl=result.json --fail-on never

    Exit code: 0 gate passed, 1 findings beyond the gate, 2 wrong use, 3 something asked for could not be tested,
    4 our bug, 130 interrupted.
    """
    from einclusion import output, rulebook
    from einclusion.gate import baseline as baselines
    from einclusion.plan import Asked, make

    language = user_language(lang)
    book = rulebook.load(packs)
    chosen = output.formats(formats or ("html", "json"))
    service, given, base = _target(targets, urls, crawl, language, book)
    known = baselines.given(baseline, language, book.rules, profile or service.profile)
    asked = Asked(
        out=out,
        depth=depth,
        select=select,
        packs=packs,
        profile=profile,
        concurrency=concurrency,
        resume=resume,
        browser=browser,
    )
    plan = make(service, given, base, book, asked)
    return _run(plan, book, chosen, Gate(fail_on), known, history, language, quiet=quiet, verbose=verbose)


def _target(
    targets: tuple[str, ...], urls: str | None, crawl: bool, language: str, book: Rulebook
) -> tuple[Service, list[str], Path]:
    """The service, addresses to audit as given, and the folder that its files are relative to."""
    import msgspec

    from einclusion import service as files
    from einclusion.scope import Crawl

    if len(targets) == 1 and files.is_service_file(targets[0]) and urls is None:
        path = Path(targets[0])
        service = files.read(path, os.environ, language, book.rules)
        if crawl and service.crawl is None:
            service = msgspec.structs.replace(service, crawl=Crawl())
        return service, [], path.parent
    mixed = next((target for target in targets if files.is_service_file(target)), None)
    if mixed:
        raise UsageError(f"{mixed} is a service file: name it alone, without other targets or --urls.")
    addresses = [*targets, *(_listed(urls) if urls else [])]
    if not addresses:
        raise UsageError("Nothing to test. Name a service file, an address or an HTML file, or a list with --urls.")
    service = files.adhoc(addresses, language)
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
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"--urls {urls} can't be read: {reason}.") from error
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise UsageError(f"--urls {urls} holds no address. Write one per line.")
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
