from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.fields import is_written
from einclusion.checking.visible_label import Reading
from einclusion.crawl.addresses import joined, split
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

CONTROLS = "a[href], button, summary, [role=button], [role=link], input[type=image]"
LARGEST = 64
"""Pixels on a side up to which a picture is an icon."""
NARROW = 1.6
"""How much wider than high an icon is at most: what is wider may hold words."""
NEAR = 60
"""Characters up to which words that stand around a control alone are its own."""
AROUND = 2
"""How many elements around a link hold its twin."""
LINES = frozenset({"p", "li", "td", "th", "dd", "dt", "div", "span", "label"})
HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


def check(page: PageSubject) -> Iterator[Finding]:
    """Links and buttons with an icon show words too."""
    brands = re.compile("|".join(map(re.escape, beside(__file__, "icon-has-text.yaml")["brands"])), re.IGNORECASE)
    for node in page.select(CONTROLS):
        if not node.visible or not has_icon(node) or leads_home(node, page.address):
            continue
        if says(node) or said_beside(node) or beside_field(node) or said_by_twin(node):
            yield passed(node)
        elif not brands.search(f"{node.name} {node.get('href')} {node.get('class')}"):
            yield failed(node, name=node.name) if node.name else failed(node, "unnamed")


def has_icon(node: Node) -> bool:
    """Whether it shows a small picture, one of a style sheet or a sign of a font of icons."""
    return any(is_icon(one) for one in (node, *node.select("*")))


def is_icon(node: Node) -> bool:
    """Whether it is one itself; a picture without a text or a size may be the small sign of one that did not load."""
    if not node.visible or not small(node):
        return False
    loaded = node.tag == "img" and (node.get("alt") or node.get("width"))
    drawn = node.tag == "svg" or loaded or (node.tag == "input" and node.get("type").lower() == "image")
    own = (one.facts.text for one in node.children() if one.tag == "#text")
    sign = PRIVATE.search(node.facts.generated) or any(map(PRIVATE.search, own))
    return bool(drawn or sign) or "url(" in node.style("background-image")


def small(node: Node) -> bool:
    box = node.box
    return box is not None and 4 < box[3] <= LARGEST and 4 < box[2] <= min(LARGEST, NARROW * box[3])


def says(node: Node) -> bool:
    """Whether words can be read on it."""
    return any(map(str.isalnum, PRIVATE.sub("", Reading(node).text)))


def said_beside(node: Node) -> bool:
    """Whether words stand beside it in what holds nothing else to press."""
    holder = node.parent
    if holder is None or holder.tag not in LINES or len(holder.select(CONTROLS)) != 1:
        return False
    return not holder.select(HEADINGS) and len(holder.text) <= NEAR and says(holder)


def said_by_twin(node: Node) -> bool:
    """Whether a link to the same address stands near it, in words."""
    holders = list(node.ancestors())[:AROUND]
    near = holders[-1].select("a[href]") if node.get("href") and holders else []
    return any(one.get("href") == node.get("href") and one.visible and says(one) for one in near)


def beside_field(node: Node) -> bool:
    """Whether it sends off a form with one field to write into, which says by itself what it is for."""
    form = node.closest("form, [role=search]")
    return form is not None and sum(is_written(one) and one.visible for one in form.select("input, textarea")) == 1


def leads_home(node: Node, address: str) -> bool:
    """Whether it leads to the start of the site, as a small logo does."""
    return node.tag == "a" and split(joined(address, node.get("href"))).path in ("", "/")
