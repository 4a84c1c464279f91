"""Other languages in which a page is offered: links and buttons that bear the name or code of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from einclusion.channel import Channel
from einclusion.channels.reading import Control, Reading
from einclusion.data import own

_WORD = re.compile(r"[^\s()/|,;:·–—]+")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_LONGEST = 60
_MOST = 8
"""Words of a link at most that offers a language."""
_PICKER = re.compile(r"lang|locale|taal|sprache|idiom|i18n", re.IGNORECASE)
_FILES = (".pdf", ".doc", ".docx", ".odt", ".mp3", ".mp4", ".zip")


@cache
def _names() -> dict[str, str]:
    lists = own("channels/languages.yaml")
    return {name: code for group in ("names", "easy") for code, names in lists[group].items() for name in names}


@cache
def _easy() -> frozenset[str]:
    return frozenset(own("channels/languages.yaml")["easy"])


@cache
def _beside() -> frozenset[str]:
    return frozenset(own("channels/languages.yaml")["beside"])


def languages(reading: Reading) -> Iterator[Channel]:
    """Each language that a link or button, or a choice outside the main text, offers; the page's own left out."""
    controls = [control for control in reading.controls if _may(control)]
    codes = [_coded(control) for control in controls]
    group = len({code for code in codes if code}) > 1
    for control, code in zip(controls, codes, strict=True):
        found = _named(control.words) or (code if code and (group or _says(control, code)) else "")
        found = found or _marked(control) or _pictured(control)
        if found and found != reading.language:
            yield reading.controlled("language", control, value=found)
    yield from _chosen(reading)


def _may(control: Control) -> bool:
    return 0 < len(control.words) <= _LONGEST and not control.path.endswith(_FILES)


def _named(words: str) -> str:
    """The language that words name, if they say no more than that it is offered."""
    folded = words.lower().strip(" .:»›>-")
    names = _names()
    plain = _ASIDE.sub("", folded).strip()
    for text in (folded, plain):
        if text in names:
            return names[text]
    parts = _WORD.findall(plain)
    if len(parts) > _MOST:
        return ""
    found = {names[part] for part in parts if part in names}
    two = {names[" ".join(pair)] for pair in pairwise(parts) if " ".join(pair) in names}
    others = [part for part in parts if part not in names and part not in _beside() and len(part.strip("-")) > 2]
    chosen = two or found
    return chosen.pop() if len(chosen) == 1 and len(others) <= bool(two) else ""


def _coded(control: Control) -> str:
    """The code of a language that is all that a control says."""
    words = control.words.lower().strip(" .:|")
    return words if words in own("channels/languages.yaml")["names"] and len(words) in (2, 3) else ""


def _says(control: Control, code: str) -> bool:
    """Whether a control's markup or address says that its code is one of a language."""
    node = control.node
    marked = (node.get("hreflang") or node.get("lang")).lower()[:2] == code[:2]
    around = any(_PICKER.search(one.get("class") + one.get("id")) for one in (node, *list(node.ancestors())[:3]))
    return marked or around or bool(re.search(rf"(?:^|[/_.=?-]){code}(?:[/_.&#-]|$)", control.address.lower()))


def _marked(control: Control) -> str:
    """The language that the markup of a short link in a choice of languages gives it, whatever its name says."""
    node = control.node
    inside = (child.get("lang") for child in node.children())
    code = (node.get("hreflang") or node.get("lang") or next(filter(None, inside), "")).lower()
    if not code or len(control.words.split()) > 3 or not re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]+)*", code):
        return ""
    picker = any(_PICKER.search(one.get("class") + one.get("id")) for one in list(node.ancestors())[:4])
    return code if picker else ""


def _pictured(control: Control) -> str:
    """The language that the name or the markup of a link gives it that shows a flag and no letters."""
    node = control.node
    if any(letter.isalpha() for letter in control.words):
        return ""
    code = node.get("hreflang").lower()[:2]
    return _named(node.name) or (code if code in own("channels/languages.yaml")["names"] else "")


def _chosen(reading: Reading) -> Iterator[Channel]:
    """Languages to choose from in a drop-down list outside the main text."""
    for document, tree in enumerate(reading.dom.trees):
        for index, facts in enumerate(tree.nodes):
            if facts.tag != "select" or not _PICKER.search(
                "".join(facts.attributes.get(name, "") for name in ("id", "name", "class", "aria-label"))
            ):
                continue
            inside = tree.within(index)
            if any(node.tag == "main" for node in _around(tree.nodes, index)):
                continue
            for place in inside:
                node = tree.nodes[place]
                words = node.text.strip()
                code = _named(words) if node.tag == "#text" and words else ""
                if code and code != reading.language:
                    yield Channel(kind="language", value=code, shown=words[:40], node=(document, index))


def _around(nodes: list, index: int) -> Iterator:  # type: ignore[type-arg]
    while index >= 0:
        yield nodes[index]
        index = nodes[index].parent
