from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from einclusion.checking.headings import headings, in_main
from einclusion.checking.links import is_generic, links
from einclusion.checking.searching import is_search_field
from einclusion.checking.semantics import is_a, semantics
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded

NOTICES = "[role=alert], [role=status], [role=note], [role=region], aside"
DIALOGS = "dialog, [role=dialog], [role=alertdialog]"


def check(page: PageSubject) -> Iterator[Finding]:
    for heading in headings(page):
        if in_main(heading) and heading.visible and heading.closest(NOTICES) is None:
            yield said(heading, "heading", bare(heading.name) in empty("headings"))
    for button in buttons(page):
        yield said(button, "button", bare(button.name) in empty("buttons"))
    for link in links(page):
        if in_main(link) and link.visible and link.closest("nav") is None:
            yield said(link, "link", is_generic(link.name))


def said(node: Node, kind: str, nothing: bool) -> Finding:
    return failed(node, kind, name=node.name) if nothing else passed(node)


def buttons(page: PageSubject) -> Iterator[Node]:
    """Buttons of the main content, those of searches and of windows that only ask to go on left out."""
    for node in page.select("button, input[type=submit], input[type=button], [role=button]"):
        shown = (
            node.visible and in_main(node) and node.name and semantics(node.tree).exposed(node) and is_a(node, "button")
        )
        form = node.closest("form, [role=search], search")
        if shown and node.closest(DIALOGS) is None and not (form and any(map(is_search_field, form.select("input")))):
            yield node


def bare(name: str) -> str:
    return " ".join(re.sub(r"\([^)]*\)|[^\w' ’-]+", " ", folded(name)).replace("’", "'").split())


@cache
def empty(kind: str) -> frozenset[str]:
    lists = beside(__file__, "names-say-something.yaml")[kind]
    return frozenset(text.strip() for one in lists.values() for text in one.split(","))
