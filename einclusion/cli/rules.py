"""`einclusion rules`: look rules up, begin a new one, try its examples."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import click

from einclusion import options, rulebook
from einclusion.errors import UsageError
from einclusion.gate.verdict import Code
from einclusion.wording import user_language


@click.group(short_help="List, show, begin and test rules.")
def command() -> None:
    """Look rules up, begin a new one, try the examples on rule pages."""


@command.command("list")
@options.select
@options.packs
@options.language
def list_(select: tuple[str, ...], packs: tuple[Path, ...], lang: str | None) -> None:
    """List rules: id, topic, weight and what each expects.

    \b
    einclusion rules list --select offline --lang nl
    """
    from rich.console import Console
    from rich.table import Table

    from einclusion.selection import select as chosen

    language = user_language(lang)
    table = Table("id", "topic", "weight", "expects", box=None)
    for rule in chosen(rulebook.load(packs), select or ("all",)):
        table.add_row(rule.id, "axe" if rule.engine == "axe" else rule.topic, rule.weight, rule.title[language])
    Console(soft_wrap=True).print(table)


@command.command()
@click.argument("rule")
@options.packs
@options.language
def show(rule: str, packs: tuple[Path, ...], lang: str | None) -> None:
    """Show one rule: why it exists, whom it serves, how to mend a failure.

    \b
    einclusion rules show phone-line-named
    """
    from rich.console import Console
    from rich.markdown import Markdown

    from einclusion.authoring import rulewords

    book = rulebook.load(packs)
    if rule not in book.rules:
        raise UsageError(rulewords.unknown(rule, book))
    Console().print(Markdown(rulewords.page(book.rules[rule], book, user_language(lang))))


@command.command()
@click.argument("topic", type=click.Choice(rulebook.TOPICS))
@click.argument("name")
@click.option(
    "--pack",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rules"),
    show_default=True,
    help="Folder of the pack.",
)
def new(topic: str, name: str, pack: Path) -> None:
    """Begin a rule: its page and its check, ready to be filled in.

    \b
    einclusion rules new offline fax-not-only-way
    """
    from einclusion.authoring import rulewords

    for path in rulewords.begin(pack, topic, name):
        click.echo(path)
    click.echo(f"Fill in the page, then: einclusion rules test {pack / topic / name}.md", err=True)


@command.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--browser", metavar="PATH", help="Browser to use.")
def test(paths: tuple[Path, ...], browser: str | None) -> int:
    """Try the examples of rule pages, or of all pages in folders, in a real browser.

    \b
    einclusion rules test rules/offline
    """
    from einclusion.authoring import examples
    from einclusion.browser.session import Session

    pages = sorted({page for path in paths for page in ([path] if path.suffix == ".md" else path.rglob("*.md"))})
    book = rulebook.load(_packs(pages))
    listed = [
        example
        for page in pages
        if page.stem in book.rules and book.rules[page.stem].engine == "einclusion"
        for example in examples.read(page)
    ]
    if not listed:
        raise UsageError(f"No examples in {', '.join(map(str, paths))}.")

    async def attempt() -> list[examples.Tried]:
        async with Session(browser) as session:
            return await examples.attempt(listed, book, session)

    counts: Counter[bool] = Counter()
    for tried in asyncio.run(attempt()):
        counts[not tried.wrong] += 1
        if tried.wrong:
            click.echo(f"{tried.example.rule}: {tried.example.outcome}: {tried.example.title}\n    {tried.wrong}")
    click.echo(f"{counts[True]} examples came out as they should, {counts[False]} did not.", err=True)
    return Code.FINDINGS if counts[False] else Code.PASSED


def _packs(pages: list[Path]) -> list[Path]:
    """Packs of pages that no installed pack holds."""
    installed = [folder.resolve() for _, folder in rulebook.installed()]
    packs = {page.resolve().parent.parent for page in pages}
    return sorted(pack for pack in packs if pack not in installed)
