"""What journeys ask people to fill in: pages with a form, their questions, which of them must be answered. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cssselect import SelectorError

from einclusion.checking.fields import CHOICES, Fields, fields_of, form_of, type_of, words_of
from einclusion.checking.searching import is_search_field
from einclusion.dom import Node
from einclusion.scope import Target
from einclusion.subjects import JourneySubject, PageSubject

_AROUND = frozenset({"banner", "contentinfo", "navigation", "complementary", "dialog", "alertdialog", "search"})
"""Roles of the parts of a page that belong to no task."""
_STREET = re.compile(r"[^\W\d_]{4,}\W+\d+\w?$|^\d+\w?\W+[^\W\d_]{3,}")
"""A street with a number, in either order."""
_TELLING, _LONG = 3, 8
"""Letters, and signs of any kind, from which the same words hardly come twice by chance."""


def asked(page: PageSubject) -> list[Node]:
    """Visible fields of the page's task: none for searching, none in menus, footers and dialogs.

    Where some stand in a form, others don't count, and choices alone need one: they belong to a banner or a tool.
    """
    found = [node for tree in page.dom.trees for node in fields_of(tree).open if node.visible and _of_task(node)]
    held = [node for node in found if form_of(node) is not None]
    return held or (found if any(type_of(node) not in CHOICES for node in found) else [])


def _of_task(node: Node) -> bool:
    return not is_search_field(node) and not any(one.role in _AROUND for one in node.ancestors())


def questions(nodes: list[Node]) -> list[Node]:
    """The first field of each question: radio buttons of one name are one."""
    seen: set[tuple[int, str]] = set()
    found = []
    for node in nodes:
        if type_of(node) == "radio" and node.get("name"):
            key = (id(node.tree), node.get("name"))
            if key in seen:
                continue
            seen.add(key)
        found.append(node)
    return found


def required(node: Node) -> bool:
    """Whether the field says that it must be filled in: to the browser, to assistive technology, or by a star."""
    told = node.has("required") or node.get("aria-required").strip().lower() == "true"
    return told or (type_of(node) not in CHOICES and "*" in label(node))


def label(node: Node) -> str:
    """The field's label as people read it, else its name."""
    fields: Fields = fields_of(node.tree)
    return fields.visible_label(node) or node.name


def states(journey: JourneySubject) -> list[PageSubject]:
    """The page states of a journey in its order, without those that repeat one in another window size."""
    return [page for page in journey.pages if not page.page.repeats]


def forms(journey: JourneySubject) -> list[tuple[PageSubject, list[Node]]]:
    """Each page of a journey on which something is asked, with its fields, as people first come to it.

    The same address with other fields is another page; pages with a password field are left out, being for logging in.
    """
    return [(page, nodes) for page, nodes in _pages(journey) if not any(type_of(one) == "password" for one in nodes)]


def _pages(journey: JourneySubject) -> Iterator[tuple[PageSubject, list[Node]]]:
    seen: dict[str, set[str]] = {}
    for page in states(journey):
        nodes = asked(page)
        names = {node.get("name") or node.get("id") or node.name for node in nodes}
        path = urlsplit(page.address).path
        if nodes and names.isdisjoint(seen.get(path, set())):
            yield page, nodes
        seen.setdefault(path, set()).update(names)


def finished(journey: JourneySubject) -> bool:
    """Whether every step of the journey was done."""
    return bool(journey.walk.steps) and all(step.state == "done" for step in journey.walk.steps)


def typed(journey: JourneySubject) -> set[str]:
    """What the journey typed into fields, in lower case; what is short or comes from the environment is left out."""
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    words = {(step.with_ or "").strip().casefold() for step in steps}
    return {one for one in words if len(one) >= _TELLING and "{env:" not in one}


def typed_again(journey: JourneySubject) -> Iterator[tuple[PageSubject, Node]]:
    """Fields, with their pages, into which the journey typed what it had typed into a field of an earlier page.

    None that held the answer already, and none that takes a password or a number of few digits. A single word counts
    where the labels or the names in the code have a word in common.
    """
    first: dict[str, tuple[str, set[str]]] = {}
    for here, node, said in typed_into(journey):
        path, words = urlsplit(here.address).path, _named(node)
        before, known = first.setdefault(said, (path, words))
        if before != path and _is_empty(node) and (_is_own(said) or words & known):
            yield here, node


def address_twice(journey: JourneySubject) -> Iterator[tuple[PageSubject, Node]]:
    """Fields, with their pages, that got the street and number which another field of the same page had got."""
    first: dict[tuple[str, str], Node] = {}
    for here, node, said in typed_into(journey):
        if _STREET.search(said):
            known = first.setdefault((here.address, said), node)
            if known.tree is node.tree and known.index != node.index and _is_empty(node):
                yield here, node


def typed_into(journey: JourneySubject) -> Iterator[tuple[PageSubject, Node, str]]:
    """Pages, fields and what was written into them, in the order of the journey; what says too little is left out."""
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    opened = {page.page.number: page for page in states(journey)}
    here: PageSubject | None = None
    for step, told in zip(steps, journey.walk.steps, strict=False):
        said = (step.with_ or "").strip().casefold()
        if step.fill is not None and told.state == "done" and here is not None and _tells(said):
            node = pointed(here, step.fill)
            if node is not None:
                yield here, node, said
        here = opened.get(told.page or 0, here)


def _named(node: Node) -> set[str]:
    """Words of a field's label and of its name in the code, which tells what it asks for where the label does not."""
    return set(words_of(f"{label(node)} {node.get('name')}".replace("_", " ").replace("-", " ")))


def _is_own(said: str) -> bool:
    """Whether an answer belongs to one question only: a single word may be a town of birth and of residence."""
    return " " in said or not said.isalpha()


def _tells(said: str) -> bool:
    """Whether what was typed is long enough to be one and the same answer, and not by chance."""
    letters = sum(map(str.isalpha, said))
    return "{env:" not in said and (letters >= _TELLING or len(said) >= _LONG)


def pointed(page: PageSubject, target: Target) -> Node | None:
    """The one field that a step points at, where that is certain from the facts."""
    fields = [node for tree in page.dom.trees for node in fields_of(tree).open]
    found = meant(page, target, fields)
    return found[0] if len(found) == 1 else None


def meant(page: PageSubject, target: Target, nodes: list[Node]) -> list[Node]:
    """Those of some elements that a step may point at, by its selector or their names."""
    if target.css:
        try:
            marked = page.select(target.css)
        except SelectorError:
            return []
        return [node for node in nodes if node in marked]
    name = (target.label or target.name or target.text or "").casefold()
    named = (node for node in nodes if name)
    return [node for node in named if name in (label(node).casefold(), node.name.casefold(), node.text.casefold())]


def _is_empty(node: Node) -> bool:
    return not node.facts.value and type_of(node) != "password"
