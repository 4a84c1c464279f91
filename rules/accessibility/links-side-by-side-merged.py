from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from einclusion.checking.destinations import destination
from einclusion.checking.links import links
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

NUMBERED = 4
"""Words of a link that names a page by its number, at most: “Go to page 2”, “Seite 2”."""


def check(page: PageSubject) -> Iterator[Finding]:
    found = [one for one in links(page) if one.visible]
    for first, second in pairwise(found):
        if not adjacent(first, second) or turns_pages(first, second):
            continue
        address = destination(first) if link_to_somewhere(first) else ""
        if address and address == destination(second):
            yield failed(second, first=first.name, second=second.name)
        else:
            yield passed(second)


def link_to_somewhere(link: Node) -> bool:
    """Whether it has an address, and not what a template holds in place of one (`#0`, a part that is not there)."""
    address = link.get("href").strip()
    if address.startswith("#") and not any(node.get("id") == address[1:] for node in link.tree.select("[id]")):
        return False
    return address not in ("", "#", "#!") and not address.startswith(("[", "{", "<", "${"))


def turns_pages(first: Node, second: Node) -> bool:
    """Whether one leads to a page by its number and the other to the one before or after, at times the same."""
    numbered = [bool(re.search(r"\d", one.name)) and len(one.name.split()) <= NUMBERED for one in (first, second)]
    return numbered[0] != numbered[1] and any(one.role == "navigation" for one in first.ancestors())


def adjacent(first: Node, second: Node) -> bool:
    """Whether nothing that anybody perceives stands between two links of one parent, or of neighbouring ones."""
    if first.tree is not second.tree or not near(first, second):
        return False
    nodes = first.tree.nodes
    between = range(first.tree.within(first.index).stop, second.index)
    return not any(
        nodes[index].box and (nodes[index].text.strip() or nodes[index].tag in ("img", "svg", "input", "button", "hr"))
        for index in between
    )


def near(first: Node, second: Node) -> bool:
    one, other = first.parent, second.parent
    if one is None or other is None:
        return False
    return one == other or one.parent in (other, other.parent) or other.parent == one
