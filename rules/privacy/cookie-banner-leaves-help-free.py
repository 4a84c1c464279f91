from __future__ import annotations

from collections.abc import Iterator

from einclusion.channels.said import said
from einclusion.checking import signin
from einclusion.checking.banner import Banner, banners
from einclusion.dom import Node
from einclusion.facts import Box
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LONG = 40
"""Characters up to which words are the name of a link."""
MOST = 0.5
"""Share of the window from which a banner stands before everything: nobody overlooks that an answer is wanted."""
EDGE = 2
"""Pixels from an edge of the window within which a banner lies against it."""
DIRECT = ("tel:", "mailto:", "sms:")


def check(page: PageSubject) -> Iterator[Finding]:
    """A banner pinned to an edge of the window leaves a link to help and one to the login free."""
    for banner in [] if page.page.consent else banners(page.dom):
        box = pinned(page, banner)
        if box is None:
            continue
        for message, nodes in wanted(page, banner):
            hidden = [node for node in nodes if under(page, node, box)]
            if not hidden:
                yield passed(nodes[0])
            elif len(hidden) < len(nodes):
                yield passed(next(node for node in nodes if node not in hidden))
            elif any(lifted(node) for node in hidden):
                yield cant_tell(hidden[0], message, name=name_of(hidden[0]))
            else:
                yield failed(hidden[0], message, name=name_of(hidden[0]))


def pinned(page: PageSubject, banner: Banner) -> Box | None:
    """Where the banner stays in the window of the page; none where it scrolls away or stands before everything."""
    around = (banner.node, *banner.node.ancestors())
    fixed = next((one for one in around if one.style("position") == "fixed"), None)
    if fixed is None or fixed.page_box is None or fixed.tree is not page.document:
        return None
    box, (width, height) = fixed.page_box, page.structure.viewport
    return box if box[2] * box[3] < MOST * width * height else None


def wanted(page: PageSubject, banner: Banner) -> Iterator[tuple[str, list[Node]]]:
    """Links and buttons outside the banner that lead to help and to the login, where there are any."""
    inside = banner.node.tree.within(banner.node.index)
    links = page.document.select("a[href], button, [role=button]")
    shown = [node for node in links if node.visible and node.page_box and node.index not in inside]
    for message, leads in (("help", to_help), ("login", to_login)):
        if nodes := [node for node in shown if leads(node)]:
            yield message, nodes


def to_help(node: Node) -> bool:
    name = name_of(node)
    return node.get("href").startswith(DIRECT) or (len(name) <= LONG and bool(said(name, "contact-page", "chat")))


def to_login(node: Node) -> bool:
    name = name_of(node)
    return 0 < len(name) <= LONG and signin.said(name, "login")


def under(page: PageSubject, node: Node, banner: Box) -> bool:
    """Whether its middle lies under the banner wherever the page is scrolled to."""
    box, height = node.page_box, page.structure.viewport[1]
    if box is None or any(one.style("overflow-y") in ("auto", "scroll") for one in around(node)):
        return False
    across, down = box[0] + box[2] / 2, box[1] + box[3] / 2
    if not banner[0] <= across <= banner[0] + banner[2]:
        return False
    beyond = max(0.0, page.document.document.size[1] - height)
    if not beyond or any(one.style("position") == "fixed" for one in around(node)):
        return banner[1] <= down <= banner[1] + banner[3]
    top, bottom = banner[1] <= EDGE, banner[1] + banner[3] >= height - EDGE
    return (top and down < banner[3]) or (bottom and down - beyond > banner[1])


def around(node: Node) -> list[Node]:
    """The node and what holds it, the whole page left out: that scrolls."""
    return [one for one in (node, *node.ancestors()) if one.tag not in ("html", "body")]


def lifted(node: Node) -> bool:
    """Whether it may be painted over the banner: what has a position of its own can be."""
    return any(one.style("position") not in ("static", "") for one in around(node))


def name_of(node: Node) -> str:
    return node.name or node.text
