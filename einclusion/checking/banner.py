"""Consent banners on a page and what their buttons do, told by their words. Pure, from structure facts.

A banner is known by a control that accepts and by what stands around it, which speaks of cookies: in the page, in its
frames and in shadow roots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal
from weakref import WeakKeyDictionary

from einclusion.checking.fields import CHOICES, type_of
from einclusion.data import own
from einclusion.dom import Dom, Node, Tree
from einclusion.facts import NodeFacts
from einclusion.text.lexicon import Lexicon

Act = Literal["refuse", "save", "settings", "accept", "close", "more", "unnamed", "other"]
_ORDER: tuple[Act, ...] = ("refuse", "save", "settings", "accept", "close", "more")
_LANGUAGES = ("nl", "fr", "de", "en")
_CLOSING = frozenset("×xX✕✖✗⨯")
_NAME = 70
"""Characters up to which words are those of a button."""
_WHOLE = 4_000
"""Characters beyond which what stands around a button is a page, not a banner."""
_WORDS_AROUND = 40
"""Characters besides its buttons that make a banner of what stands around them."""
_PINNED = frozenset({"fixed", "sticky"})
_DIALOGS = frozenset({"dialog", "alertdialog"})
_NAMED = re.compile(
    r"cookie|consent|cmp[-_]|gdpr|avg-|rgpd|tarteaucitron|didomi|onetrust|axeptio|klaro|orejime|usercentrics",
    re.IGNORECASE,
)
_TAGS = frozenset({"a", "button", "summary"})
_ROLES = frozenset({"button", "link"})
_BUTTONS = frozenset({"button", "submit", "image"})


@dataclass(frozen=True)
class Control:
    """A button or link of a banner."""

    node: Node
    """The element."""
    act: Act
    """What its words say that it does."""
    words: str
    """Its words."""


@dataclass(frozen=True)
class Banner:
    """A consent banner as a page shows it."""

    node: Node
    """What holds it."""
    controls: tuple[Control, ...]
    """Its buttons and links, in document order."""

    def of(self, *acts: Act) -> list[Control]:
        """Controls that do one of these."""
        return [control for control in self.controls if control.act in acts]

    @property
    def boxes(self) -> list[Node]:
        """Its checkboxes and switches that can be seen, with their labels or without."""
        found = self.node.select("input[type=checkbox], [role=checkbox], [role=switch]")
        return [node for node in found if node.visible or _label_seen(node)]

    @property
    def optional(self) -> bool:
        """Whether it speaks of purposes for which nobody needs cookies to see the page."""
        return told(self.node.text, "optional")


_found: WeakKeyDictionary[Dom, list[Banner]] = WeakKeyDictionary()


def banners(dom: Dom) -> list[Banner]:
    """Consent banners that can be seen, made once for a page."""
    if dom not in _found:
        _found[dom] = list(_banners(dom))
    return _found[dom]


@cache
def _words() -> Lexicon:
    data = own("checking/banner.yaml")
    return Lexicon.load({language: data[language] for language in _LANGUAGES})


@cache
def _marks() -> re.Pattern[str]:
    marks = {*own("checking/banner.yaml")["marks"], *own("browser/consent.yaml")["marks"]}
    return re.compile("|".join(map(re.escape, marks)), re.IGNORECASE)


def told(text: str, *groups: str) -> bool:
    """Whether a text has words of one of these groups, in any language."""
    return any(match.group in groups for match in _words().find(text, ""))


def speaks_of_cookies(text: str) -> bool:
    """Whether a text is about cookies or tracking."""
    return bool(_marks().search(text))


def act_of(words: str) -> Act:
    """What the words of a button say that it does."""
    if not words:
        return "unnamed"
    if set(words) <= _CLOSING:
        return "close"
    if len(words) > _NAME:
        return "other"
    said = {match.group for match in _words().find(words, "")}
    return next((act for act in _ORDER if act in said), "other")


def words_of(node: Node) -> str:
    """The words that people read on a button, else its name."""
    return node.text or node.name or (node.get("value").strip() if node.tag == "input" else "")


def _banners(dom: Dom) -> Iterator[Banner]:
    taken: set[Node] = set()
    known: dict[Node, int] = {}
    for tree in dom.trees:
        if not any(_hints(facts) for facts in tree.nodes):
            continue
        for node in _pressed(tree, range(len(tree.nodes))):
            if node in taken or act_of(words_of(node)) != "accept":
                continue
            if (holder := _holder(node, known)) is not None and _in_window(holder) and not _is_content(holder):
                controls = [Control(one, act_of(words_of(one)), words_of(one)) for one in _inside(holder)]
                taken |= {control.node for control in controls}
                yield Banner(holder, tuple(controls))


def _inside(holder: Node) -> list[Node]:
    return list(_pressed(holder.tree, holder.tree.within(holder.index)))


def _pressed(tree: Tree, places: range) -> Iterator[Node]:
    """Buttons, links and whatever else reacts to clicks and is as short as a button, choices left out."""
    for index in places:
        node = Node(tree, index)
        if not _native(node) and not (_reacts(node) and len(node.text) <= _NAME):
            continue
        if node.visible and not any(_native(one) for one in node.ancestors()):
            yield node


def _native(node: Node) -> bool:
    return node.tag in _TAGS or node.get("role") in _ROLES or (node.tag == "input" and type_of(node) in _BUTTONS)


def _reacts(node: Node) -> bool:
    plain = node.tag.startswith("#") or node.tag in ("html", "body", "label", "input", "select", "option")
    return not plain and (node.facts.clickable or node.has("onclick")) and node.get("role") not in CHOICES


def _holder(button: Node, known: dict[Node, int]) -> Node | None:
    """The banner around a button: the outermost part that is pinned, a dialog or named for it, else the nearest.

    `known` keeps what was told of parts, for the buttons that follow.
    """
    around = list(button.ancestors())
    known.update((node, _own(node)) for node in around if node not in known)
    if marked := list(_marked(around, known)):
        return marked[-1]
    return next((node for node in around if known[node] >= _WORDS_AROUND), None)


def _marked(around: list[Node], known: dict[Node, int]) -> Iterator[Node]:
    """What speaks of cookies, or is named for them and pinned or a dialog; from the inside out."""
    named = False
    for node in around:
        named = named or _is_named(node)
        if (known[node] >= 0 and _is_marked(node)) or (named and _is_apart(node) and _within(node)):
            yield node


def _own(node: Node) -> int:
    """Characters of a part that speaks of cookies, besides its buttons; less than 0 where it does not speak of them."""
    if not _within(node) or not _marks().search(node.text):
        return -1
    return max(0, len(node.text) - sum(len(one.text) for one in _inside(node)))


def _in_window(holder: Node) -> bool:
    """Whether some of it lies within the window: banners that were put away are often pinned beside it."""
    pinned = any(one.style("position") == "fixed" for one in (holder, *holder.ancestors()) if one.facts.style >= 0)
    box, (width, height) = holder.page_box, holder.tree.structure.viewport
    if not pinned or box is None:
        return True
    return box[0] < width and box[1] < height and box[0] + box[2] > 0 and box[1] + box[3] > 0


def _is_content(holder: Node) -> bool:
    """Whether it is part of what the page says: a film or map that waits for a yes, or a page of settings."""
    around = [holder, *holder.ancestors()]
    if any(_is_apart(node) for node in around):
        return False
    return any(node.tag == "main" or node.get("role") == "main" for node in around) or told(holder.text, "embedded")


def _within(node: Node) -> bool:
    framed = node.tree.document.frame is not None
    if node.tag in ("html", "main") or (node.tag == "body" and not framed):
        return False
    return len(node.text) <= _WHOLE


def _is_marked(node: Node) -> bool:
    return _is_apart(node) or _is_named(node)


def _is_named(node: Node) -> bool:
    named = f"{node.tag} {node.get('id')} {node.get('class')} {node.get('aria-label')}"
    return bool(_NAMED.search(named))


def _hints(facts: NodeFacts) -> bool:
    """Whether a node makes it worth looking for a banner: its text or its name is about cookies."""
    if facts.tag == "#text":
        return bool(_marks().search(facts.text))
    return bool(_NAMED.search(f"{facts.attributes.get('id', '')} {facts.attributes.get('class', '')}"))


def _is_apart(node: Node) -> bool:
    return node.style("position") in _PINNED or node.tag == "dialog" or node.get("role") in _DIALOGS


def _label_seen(node: Node) -> bool:
    return any(one.tag == "label" and one.visible for one in node.ancestors())
