"""`einclusion rules`: look rules up, begin a new one, try its examples."""

from __future__ import annotations

import asyncio
import shlex
from collections import Counter
from pathlib import Path

import click

from einclusion import options, rulebook
from einclusion.commandline import complete
from einclusion.commandline.help import Group
from einclusion.commandline.kinds import ANY_PLACE, OneOf, Place
from einclusion.errors import UsageError
from einclusion.gate.verdict import Code
from einclusion.model import Rule
from einclusion.servicefile.places import nearest
from einclusion.wording import say


@click.group(
    cls=Group,
    page="writing-a-rule",
    examples=("einclusion rules list --select offline", "einclusion rules show phone-line-named"),
)
@options.help_language
def command() -> None:
    """Look rules up, begin a new one, try the examples on rule pages."""


@command.command(
    "list", examples=("einclusion rules list --select offline --lang nl", "einclusion rules list --select wcag22aa")
)
@options.select
@options.packs
@options.language
def list_(select: tuple[str, ...], packs: tuple[Path, ...], lang: str) -> None:
    """List rules: id, topic, weight and what each expects."""
    from rich.console import Console
    from rich.table import Table

    from einclusion.selection import select as chosen

    rules = chosen(rulebook.load(packs), select or ("all",))
    head = [say(f"rules.head-{name}", lang) for name in ("id", "topic", "weight", "expects")]
    rows = [(rule.id, _topic(rule), say(f"terminal.weight-{rule.weight}", lang), rule.title[lang]) for rule in rules]
    console = Console(highlight=False)
    if not console.is_terminal:
        widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)][:-1]
        for row in (head, *rows):
            click.echo("".join(f"{word:<{wide}}  " for word, wide in zip(row, widths, strict=False)) + row[-1])
        return
    table = Table(*head, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _topic(rule: Rule) -> str:
    return "axe" if rule.engine == "axe" else rule.topic


@command.command(examples=("einclusion rules show phone-line-named", "einclusion rules show image-alt --lang de"))
@click.argument("rule", metavar="RULE", shell_complete=complete.rules)
@options.packs
@options.language
def show(rule: str, packs: tuple[Path, ...], lang: str) -> None:
    """Show one rule: why it exists, whom it serves, how to mend a failure."""
    from rich.console import Console
    from rich.markdown import Markdown

    from einclusion.authoring import rulewords

    book = rulebook.load(packs)
    if rule not in book.rules:
        raise UsageError("usage.no-rule", near=nearest(rule, book.rules), name=rule)
    page, console = rulewords.page(book.rules[rule], book, lang), Console()
    if console.is_terminal:
        console.print(Markdown(page))
    else:
        click.echo(page)


@command.command(
    page="writing-a-rule",
    examples=(
        "einclusion rules new offline fax-not-only-way",
        "einclusion rules new readability plain-form-labels --pack my-rules",
    ),
)
@click.argument("topic", type=OneOf(rulebook.TOPICS), metavar="TOPIC")
@click.argument("name", metavar="NAME")
@click.option("--pack", type=Place(file_okay=False), default=Path("rules"), show_default=True, metavar="FOLDER")
@options.language
def new(topic: str, name: str, pack: Path, lang: str) -> None:
    """Begin a rule: its page and its check, ready to be filled in."""
    from einclusion.authoring import rulewords

    for path in rulewords.begin(pack, topic, name):
        click.echo(path)
    attempt = shlex.join(["einclusion", "rules", "test", f"{pack / topic / name}.md"])
    click.echo(say("rulepage.begun", lang, command=attempt), err=True)


@command.command(
    page="writing-a-rule",
    examples=("einclusion rules test rules/offline", "einclusion rules test rules/offline/phone-line-named.md"),
)
@click.argument("paths", nargs=-1, required=True, type=ANY_PLACE, metavar="PATH...", shell_complete=complete.files)
@options.browser
@options.language
def test(paths: tuple[Path, ...], browser: str | None, lang: str) -> int:
    """Try the examples of rule pages, or of all pages in folders, in a real browser."""
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
        raise UsageError("rulepage.no-examples", paths=", ".join(map(str, paths)))

    async def attempt() -> list[examples.Tried]:
        async with Session(browser) as session:
            return await examples.attempt(listed, book, session)

    counts: Counter[bool] = Counter()
    for tried in asyncio.run(attempt()):
        counts[not tried.wrong] += 1
        if tried.wrong:
            click.echo(f"{tried.example.rule}: {tried.example.outcome}: {tried.example.title}")
            click.echo(f"    {tried.wrong.sentence(lang)}")
    click.echo(say("rulepage.came-out", lang, right=counts[True], wrong=counts[False]), err=True)
    return Code.FINDINGS if counts[False] else Code.PASSED


def _packs(pages: list[Path]) -> list[Path]:
    """Packs of pages that no installed pack holds."""
    installed = [folder.resolve() for _, folder in rulebook.installed()]
    packs = {page.resolve().parent.parent for page in pages}
    return sorted(pack for pack in packs if pack not in installed)
