"""What a service owes those it fails: ways to complain and give feedback, and its accessibility statement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from einclusion.channel import Channel
from einclusion.channels.reading import LONG, Control, Reading
from einclusion.channels.said import said
from einclusion.data import own

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


def complaints(reading: Reading, called: set[tuple[int, int]]) -> Iterator[Channel]:
    """Links and buttons that lead to complaint or feedback (`press`), and texts that tell whom to turn to.

    `called` are the elements that hold a phone number.
    """
    for control in reading.controls:
        if len(control.words) <= LONG and said(control.words, "complaint", name="complaints"):
            yield reading.controlled("complaint", control, sure=not _topic(reading, control), traits=["press"])
    for index, line in enumerate(reading.lines):
        found = said(line.text, "asked", "complaint", name="complaints")
        leads = line.node in called or _MAIL.search(line.text)
        if any(match.group == "asked" for match in found) or (leads and found):
            yield reading.channel("complaint", line.text[:LONG], index, traits=["text"])


def _topic(reading: Reading, control: Control) -> bool:
    """Whether a link is an entry of a menu that only names a subject: `Complaints`, not `Make a complaint`."""
    line = reading.lines[control.line] if control.line >= 0 else None
    if line is None or line.area in ("main", "footer", "dialog", "aside") or _in_footer(control):
        return False
    words = control.words.strip(" .:»›>")
    parts = [part.strip() for part in re.split(r"[/&,]|\s(?:en|et|und|and)\s", words)]
    alone = [match.text for part in parts for match in said(part, "alone", name="complaints") if match.text == part]
    return len(parts) <= 3 and bool(alone)


def _in_footer(control: Control) -> bool:
    return any(node.tag == "footer" or node.get("role") == "contentinfo" for node in control.node.ancestors())


def statements(reading: Reading) -> Iterator[Channel]:
    """Links that may lead to the accessibility statement, sure where words or address say so; and the page `itself`."""
    parts = own("channels/statement.yaml")["addresses"]
    for control in reading.controls:
        if not control.address and control.node.get("role") != "link":
            continue
        address = _plain(unquote(control.address))
        if any(part in address for part in parts) or _certain(control.words):
            yield reading.controlled("statement", control)
        elif said(control.words, "topic", name="statement"):
            yield reading.controlled("statement", control, sure=False)
    for index, line in enumerate(reading.lines):
        if line.kind == "heading" and _tag(reading, line.node) == "h1" and _certain(line.text):
            yield reading.channel("statement", line.text, index, traits=["itself"])


def _tag(reading: Reading, place: tuple[int, int]) -> str:
    return reading.dom.trees[place[0]].nodes[place[1]].tag


def _certain(shown: str) -> bool:
    shown = _NOTE.sub("", shown).strip(" .:»›>")
    found = said(shown, "alone", "statement", name="statement")
    return any(match.group == "statement" or match.text.strip() == shown for match in found)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
