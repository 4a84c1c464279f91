"""`einclusion readability`: how hard a text is to read, and which sentences make it so."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from einclusion import options
from einclusion.commandline import complete
from einclusion.commandline.help import Command
from einclusion.commandline.kinds import OneOf, Place
from einclusion.errors import UsageError
from einclusion.gate.verdict import Code
from einclusion.model import LANGUAGES, Language
from einclusion.text.safe import clean
from einclusion.wording import say

if TYPE_CHECKING:
    from einclusion.facts import Structure
    from einclusion.model import Finding
    from einclusion.readability.reading import Reading
    from einclusion.readability.reasons import Reason
    from einclusion.rulebook import Rulebook

_STANDARD = Path("-")
_WIDE = 200
_SHORT = 80
"""Characters of a sentence that a finding repeats."""
_FIRST = 15
"""Findings that are shown."""


@click.command(
    cls=Command,
    page="readability",
    examples=(
        "einclusion readability letter.txt",
        "einclusion readability page.html --profile be-federal --format json",
        "einclusion readability --jsonl sentences.jsonl",
    ),
)
@click.argument("file", type=Place(dir_okay=False), metavar="[FILE]", default=_STANDARD, shell_complete=complete.files)
@click.option("--jsonl", is_flag=True)
@click.option("--text-lang", type=OneOf(LANGUAGES))
@click.option("--profile", "law", metavar="LAW", default="eu", show_default=True, shell_complete=complete.profiles)
@click.option("--format", "output", type=OneOf(["text", "json"]), default="text", show_default=True)
@options.language
def command(file: Path, jsonl: bool, text_lang: Language | None, law: str, output: str, lang: str) -> int:
    """Tell how hard a text is to read, from A1 to C2, which sentences make it so, and what rules find in it."""
    if jsonl:
        return _scores(file)
    from einclusion import rulebook
    from einclusion.readability.reading import read
    from einclusion.standards import profile_names

    if law not in profile_names():
        raise UsageError("usage.no-choice", choices=profile_names(), name="--profile", value=law)
    book = rulebook.load()
    told = read(_structure(file), book, law, text_lang)
    if told is None:
        raise UsageError("usage.text-language", path=file)
    if output == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2))
    else:
        _show(told, book, lang)
    return Code.FINDINGS if told.above else Code.PASSED


def _structure(file: Path) -> Structure:
    from einclusion.readability.unrendered import is_html, of_html, of_text

    try:
        raw = sys.stdin.buffer.read() if file == _STANDARD else file.read_bytes()
        text = raw.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("usage.text-unreadable", path=file, reason=error) from error
    if not text.strip():
        raise UsageError("usage.text-empty", path=file)
    return of_html(text) if is_html(text) else of_text(text)


def _scores(file: Path) -> int:
    """A line with the level for each line with a text. Raises UsageError naming the first line that is wrong."""
    import msgspec

    from einclusion.readability.level import text_score
    from einclusion.text.sentences import sentences

    encode = msgspec.json.encode
    for name, language, text in _asked(file):
        score = round(text_score(sentences(text, language), language), 4)
        click.echo(encode({"id": name, "score": score}).decode())
    return Code.PASSED


def _asked(file: Path) -> Iterator[tuple[object, str, str]]:
    try:
        with click.open_file(str(file), "rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _line(line, number, file)
    except OSError as error:
        raise UsageError("usage.text-unreadable", path=file, reason=error) from error


def _line(line: bytes, number: int, file: Path) -> tuple[object, str, str]:
    import msgspec

    try:
        row = msgspec.json.decode(line)
        name, language, text = row["id"], row["lang"], row["text"]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError):
        raise UsageError("usage.jsonl-line", path=file, line=number) from None
    if language not in LANGUAGES:
        raise UsageError(
            "usage.jsonl-language", choices=LANGUAGES, path=file, line=number, value=clean(str(language), 40)
        )
    if not isinstance(text, str):
        raise UsageError("usage.jsonl-line", path=file, line=number)
    return name, language, text


def _show(told: Reading, book: Rulebook, language: str) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for line in _level(told, language):
        console.print(line, markup=False, style="bold")
    if told.sentences:
        console.print("\n" + say("readability.hardest", language), markup=False, style="bold")
    for sentence in told.sentences:
        console.print(f"  {sentence.cefr}  {clean(sentence.text, _WIDE)}", markup=False)
        for reason in sentence.reasons:
            console.print(f"      {_because(reason, language)}", markup=False)
    if told.findings:
        console.print("\n" + say("readability.findings", language), markup=False, style="bold")
    for finding in told.findings[:_FIRST]:
        console.print(f"  - {_found(finding, book, language)}", markup=False)
    if len(told.findings) > _FIRST:
        console.print("  " + say("readability.more", language, count=len(told.findings) - _FIRST), markup=False)
    console.print("\n" + say("readability.advice", language), markup=False)


def _level(told: Reading, language: str) -> Iterator[str]:
    from einclusion.readability.level import cefr

    if told.level is None:
        yield say("readability.no-level", language, count=told.words)
        return
    yield say("readability.level", language, level=told.cefr, band=told.level.band, words=told.words)
    yield say("readability.above" if told.above else "readability.limit", language, level=cefr(told.limit))


def _because(reason: Reason, language: str) -> str:
    return say(f"readability.because-{reason.kind}", language, count=reason.count, words=", ".join(reason.words))


def _found(finding: Finding, book: Rulebook, language: str) -> str:
    from einclusion.summary.sentences import fault

    rule = book.rules[finding.rule]
    if finding.outcome == "cantTell":
        return f"{rule.question[language]} ({finding.rule})"
    values = {name: clean(text, _SHORT) if isinstance(text, str) else text for name, text in finding.values.items()}
    return f"{fault(rule, finding.message, values, language)} ({finding.rule})"
