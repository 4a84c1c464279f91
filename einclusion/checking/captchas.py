"""Tests on a page that are to tell people from robots, by the marks that they leave. Pure, from structure facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from einclusion.checking.fields import fields_of, form_of, is_written
from einclusion.data import own
from einclusion.dom import Dom, Node
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

_HEADS = frozenset({"script", "link", "style"})
_CLOSE = 6
"""Elements that hold a picture, from the inside, among which its field is looked for."""


@dataclass(frozen=True)
class Captcha:
    """One such test."""

    node: Node
    """The element by which it is known."""
    name: str
    """Its maker's name for it; empty where no maker is known."""
    asks: str
    """What people have to do: `picture`, `puzzle`, `sum` or `nothing`."""
    audio: bool
    """Whether its maker offers a task for the ear."""
    company: str
    """Company that learns of the visit; empty where none does."""


_found: WeakKeyDictionary[Dom, list[Captcha]] = WeakKeyDictionary()


def captchas(page: PageSubject) -> list[Captcha]:
    """Each known test once, else pictures of letters that stand beside a field and are known by their own marks."""
    if page.dom not in _found:
        known = _data()["kinds"].items() if page.select(_any_selector()) else ()
        found = [one for name, kind in known if (one := _known(page, name, kind)) is not None]
        _found[page.dom] = found or list(_pictures(page))
    return _found[page.dom]


def other_way(page: PageSubject, *groups: str) -> bool:
    """Whether words of the page tell of another way: to hear the letters (`audio`), or to do without (`way`)."""
    texts = [page.dom.trees[0].root.text if page.dom.trees[0].root else ""]
    texts += [node.name or node.text for node in page.select("button, a, audio, input[type=button], input[type=image]")]
    lexicon = Lexicon.load(_data()["other"])
    return any(match.group in groups for text in texts for match in lexicon.find(text, ""))


def _data() -> dict[str, Any]:
    data: dict[str, Any] = own("checking/captchas.yaml")
    return data


def _known(page: PageSubject, name: str, kind: dict[str, Any]) -> Captcha | None:
    nodes = page.select(", ".join(kind["selectors"]))
    seen = [node for node in nodes if node.tag in _HEADS or node.facts.style >= 0]
    shown = sorted(seen, key=lambda node: (node.tag in _HEADS, not node.visible))
    if not shown:
        return None
    return Captcha(shown[0], name, kind["asks"], bool(kind.get("audio")), kind.get("company", ""))


def _pictures(page: PageSubject) -> Iterator[Captcha]:
    for node in page.select("img, canvas, svg, input[type=image]"):
        marks = " ".join(node.get(name) for name in ("src", "id", "class", "alt", "name", "title"))
        card = _marks("card").search(f"{node.get('alt')} {node.get('title')}")
        told = _marks("picture").search(marks) and not card
        if node.visible and told and _beside_field(node):
            yield Captcha(node, "", "picture", False, "")


def _beside_field(node: Node) -> bool:
    """Whether people write what they see into a field: one in the same form, or closely around it."""
    fields = [one for one in fields_of(node.tree).open if is_written(one)]
    if (form := form_of(node)) is not None:
        return any(form_of(one) == form for one in fields)
    around = list(node.ancestors())[:_CLOSE]
    return any(one in around for field in fields for one in field.ancestors() if one.tag not in ("html", "body"))


@cache
def _any_selector() -> str:
    return ", ".join(selector for kind in _data()["kinds"].values() for selector in kind["selectors"])


@cache
def _marks(group: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in _data()[group]), re.IGNORECASE)
