"""Text made safe for Markdown: what a page says is shown as code, so that it is no markup, no link and no mention."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+([.,]\d+)?")
_TICKS = re.compile(r"`+")
_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_SPECIAL = re.compile(r"([\\`*_\[\]<>~#!&])")


def code(text: str) -> str:
    """A harmless text on one line as a code span; a number or nothing stays what it is."""
    if not text or _NUMBER.fullmatch(text):
        return text
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{space}{text}{space}{fence}"


def prose(text: str) -> str:
    """Words of a rule page or service file: their code spans stay, everything else is plain text."""
    parts = []
    done = 0
    for span in _SPAN.finditer(text):
        parts += [_plain(text[done : span.start()]), code(span[2].strip())]
        done = span.end()
    return "".join([*parts, _plain(text[done:])])


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("@", "@\u2060")  # a word joiner: nobody is mentioned


def cell(text: str) -> str:
    """Marked text as a cell of a table."""
    return text.replace("|", "\\|")


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """Lines of a table; nothing where there are no rows."""
    if not rows:
        return []
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(map(cell, line))} |" for line in lines]
