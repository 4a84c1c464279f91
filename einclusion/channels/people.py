"""Help by people, and what is on paper: assistance, home visits, mandates, sign language, forms to print or ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.channel import Channel, ChannelKind
from einclusion.channels.reading import LONG, Line, Reading
from einclusion.channels.said import affirmed
from einclusion.text.lexicon import Match

_TOLD: tuple[tuple[str, ChannelKind], ...] = (
    ("help", "help"),
    ("home-visit", "home-visit"),
    ("mandate", "mandate"),
    ("paper-form", "paper-form"),
    ("relay", "relay"),
    ("sign-language", "sign-language"),
)
_RUNNING = 40
"""Characters of running text at least."""
_MENUS = ("header", "nav", "footer")
_FILE = re.compile(r"\b(?:PDF|DOCX?|ODT)\b", re.IGNORECASE)
_FILES = (".pdf", ".doc", ".docx", ".odt", ".rtf")


def told(reading: Reading) -> Iterator[Channel]:
    """What the text offers in words, menus left out."""
    groups = [group for group, _ in _TOLD]
    for index, line in enumerate(reading.lines):
        if line.area in _MENUS and line.kind in ("link", "button"):
            continue
        matches = affirmed(line.text, *groups)
        for group, kind in _TOLD:
            found = next((match for match in matches if match.group == group), None)
            if found:
                yield reading.channel(kind, found.text, index, at=found.start)
        if words := _form_in_text(line):
            yield reading.channel("paper-form", words.text, index, at=words.start)


def _form_in_text(line: Line) -> Match | None:
    """Words in running text for a form that is printed, or filled in and sent by post."""
    if line.kind in ("link", "heading", "button") or len(line.text) < _RUNNING:
        return None
    matches = affirmed(line.text, "form-word", "fill-form", "post-it")
    groups = {match.group for match in matches}
    wanted = "form-word" if "form-word" in groups else "fill-form" if "post-it" in groups else ""
    return next((match for match in matches if match.group == wanted), None)


def form_files(reading: Reading) -> Iterator[Channel]:
    """Links to files that people can print, called a form or an application."""
    for control in reading.controls:
        if not (control.path.endswith(_FILES) or _FILE.search(control.words)) or len(control.words) > 2 * LONG:
            continue
        if affirmed(control.words, "form", "paper-form"):
            yield reading.controlled("paper-form", control, traits=["file"])
