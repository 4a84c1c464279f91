"""Where people log in on a page, and by which means. Pure, from structure facts.

A page counts where its address, title or a heading says so and it offers a known means (`means.yaml`) or asks for a
password, or where a form asks for little more than a password. What can't be told so is no such page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import CHOICES, Fields, fields_of, form_of, is_written, type_of
from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import parts_of
from einclusion.data import own
from einclusion.dom import Node, Tree
from einclusion.scope import Slot
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon

PASSWORD = "user name and password"
_HEADING = 80
"""Characters up to which words are a heading that names the page."""
_CONTROL = 120
"""Characters up to which words are those of a control."""
_FEW = 3
"""Fields to write into that a form for logging in has at most."""
_ASIDE = "footer, nav, [role=contentinfo], [role=navigation]"
_TAGS = frozenset({"a", "button", "summary"})
_ROLES = frozenset({"button", "link", "radio", "option", "menuitem", "tab"})
_PRESSED = frozenset({"submit", "button", "image", "radio"})


@dataclass(frozen=True)
class Offer:
    """One means of logging in that a page offers."""

    node: Node
    """The control that leads to it."""
    means: str
    """Its name in `means.yaml`."""


@dataclass(frozen=True)
class SignIn:
    """What a page offers to those who want to log in."""

    offers: tuple[Offer, ...]
    """Means, in document order."""
    open: bool
    """Whether people can go on without logging in."""
    others: tuple[Node, ...]
    """Controls that may lead to further means."""
    mentioned: frozenset[str]
    """Means that the page names besides."""

    @property
    def means(self) -> list[str]:
        """Names of the means, each once."""
        return list(dict.fromkeys(offer.means for offer in self.offers))


def entry(means: str) -> dict[str, Any]:
    """What `means.yaml` says of a means."""
    found: dict[str, Any] = own("checking/means.yaml")[means]
    return found


def kinds_of(means: list[str]) -> set[str]:
    """Kinds of the means, all their own ways included."""
    return {kind for one in means for kind in entry(one)["kinds"]}


def all_need(means: list[str], *needs: str) -> bool:
    """Whether each of the means needs one of these."""
    return bool(means) and all(not set(needs).isdisjoint(entry(one).get("needs", ())) for one in means)


def is_hub(means: str) -> bool:
    """Whether its own ways change or depend on other bodies."""
    return bool(entry(means).get("hub"))


def said(text: str, *groups: str) -> bool:
    """Whether a text has words of one of these groups of `signin.yaml`, in any language."""
    return any(match.group in groups for match in Lexicon.load(own("checking/signin.yaml")).find(text, ""))


def sign_in(page: PageSubject) -> SignIn | None:
    """What the page offers to those who want to log in; none where it is no page for that."""
    named = _is_named(page)
    found = [offer for tree in page.dom.trees for offer in _offers(tree, named)]
    if not found:
        return None
    controls = [node for tree in page.dom.trees for node in _controls(tree)]
    words = [(node, _words(node)) for node in controls]
    offered = {offer.means for offer in found}
    text = " ".join(tree.root.text for tree in page.dom.trees if tree.root is not None)
    return SignIn(
        offers=tuple(found),
        open=any(said(spoken, "open") for _, spoken in words),
        others=tuple(node for node, spoken in words if said(spoken, "other") and not _means(node, spoken)),
        mentioned=frozenset(_named_in(text)) - offered,
    )


def passwords(tree: Tree) -> list[Node]:
    """Fields that ask for the password that somebody has: alone in a form with few fields, and not for a new one."""
    asked = [node for node in fields_of(tree).open if type_of(node) == "password" and node.visible]
    return [node for node in asked if _is_present(node, asked, fields_of(tree))]


def _is_present(node: Node, asked: list[Node], fields: Fields) -> bool:
    form = form_of(node)
    beside = [one for one in fields.open if form_of(one) == form and is_written(one) and one.visible]
    alone = sum(form_of(one) == form for one in asked) == 1
    return alone and len(beside) <= _FEW and field_name(node.get("autocomplete")) != "new-password"


def _is_named(page: PageSubject) -> bool:
    if Slot.LOGIN in page.page.slots:
        return True
    headings = [node.text for node in page.document.select("h1, h2, legend") if node.visible]
    named = [page.page.title, *headings, *parts_of(page.address)]
    return any(len(text) <= _HEADING and said(text, "login") for text in named)


def _offers(tree: Tree, named: bool) -> Iterator[Offer]:
    if named:
        for node in _controls(tree):
            words = _words(node)
            for means in _means(node, words):
                yield Offer(node, means)
    for node in passwords(tree):
        yield Offer(node, PASSWORD)


def _controls(tree: Tree) -> Iterator[Node]:
    """What can be pressed or chosen and is seen, outside menus and the foot of the page."""
    aside = set(tree.select(_ASIDE))
    for index, facts in enumerate(tree.nodes):
        node = Node(tree, index)
        if facts.style < 0 or not (_is_control(node) or _reacts(node)) or aside.intersection(node.ancestors()):
            continue
        if _seen(node):
            yield node


def _is_control(node: Node) -> bool:
    return node.tag in _TAGS or node.get("role") in _ROLES or (node.tag == "input" and type_of(node) in _PRESSED)


def _reacts(node: Node) -> bool:
    plain = node.tag in ("html", "body", "label", "input", "select", "option", "textarea", "form")
    own_words = (node.facts.clickable or node.has("onclick")) and not plain and not node.tag.startswith("#")
    return own_words and len(node.text) <= _CONTROL and not any(_is_control(one) for one in node.ancestors())


def _seen(node: Node) -> bool:
    return node.visible or any(label.visible for label in fields_of(node.tree).labels(node))


def _words(node: Node) -> str:
    if type_of(node) in CHOICES:
        return fields_of(node.tree).visible_label(node) or node.name
    return " ".join(dict.fromkeys((node.text, node.name)))[: 2 * _CONTROL].strip()


def _means(node: Node, words: str) -> list[str]:
    """Means to which a control leads by its words, else by its address."""
    if len(words) > _CONTROL or said(words, "about", "without", "open"):
        return []
    if found := _named_in(words):
        return found
    address = node.get("href").lower()
    hosts = [(name, host) for name, one in own("checking/means.yaml").items() for host in one.get("hosts", ())]
    return [name for name, host in hosts if host in address][:1] if said(words, "login") or not words else []


def _named_in(text: str) -> list[str]:
    return list(dict.fromkeys(match.group for match in _names().find(text, "")))


@cache
def _names() -> Lexicon:
    means = own("checking/means.yaml")
    return Lexicon.load({"": {name: {"phrases": one["names"]} for name, one in means.items()}})


@dataclass
class Gathered:
    """What the login pages of a service offer, taken together: choosing a means may lead to a page of its own."""

    means: list[str]
    """Names of the means, each once."""
    page: str = ""
    """Address of the first such page; empty where none was seen."""
    open: bool = False
    """Whether people can go on without logging in."""
    others: bool = False
    """Whether a control may lead to further means."""
    mentioned: set[str] = field(default_factory=set)
    """Means that these pages name besides."""

    @property
    def doubtful(self) -> bool:
        """Whether there may be further means."""
        return self.others or bool(self.mentioned) or any(map(is_hub, self.means))


def gathered(service: ServiceSubject) -> Gathered:
    """What the pages of a service that could be read offer to those who want to log in."""
    found = Gathered([])
    for page in service.pages:
        one = sign_in(page) if is_page(page.page) and page.facts.structure is not None else None
        if one is None:
            continue
        found.page = found.page or page.address
        found.means += [means for means in one.means if means not in found.means]
        found.open = found.open or one.open
        found.others = found.others or bool(one.others)
        found.mentioned |= one.mentioned
    found.mentioned -= set(found.means)
    return found
