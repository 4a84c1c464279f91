from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from einclusion.checking.links import links
from einclusion.checking.passages import pixels
from einclusion.dom import Node
from einclusion.facts import Box
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

APART = 1.0
ONE_LINE = 1.7
"""Height of a text in font sizes from which it may have more than one line."""


def check(page: PageSubject) -> Iterator[Finding]:
    found = [one for one in links(page) if one.visible]
    for first, second in pairwise(found):
        if first.tree is not second.tree or second.index in first.tree.within(first.index):
            continue
        end, start = edge(first, last=True), edge(second, last=False)
        if end is None or start is None or not beside(end[1], start[1]):
            continue
        touching = abs(start[1][0] - end[1][0] - end[1][2]) <= APART
        if touching and end[0][-1].isalnum() and start[0][0].isalnum():
            yield failed(second, first=first.name, second=second.name)
        else:
            yield passed(second)


def edge(link: Node, last: bool) -> tuple[str, Box] | None:
    """The last or first text of a link and its box; none where it is a picture or takes several lines."""
    held = [Node(link.tree, index) for index in link.tree.within(link.index)]
    shown = [
        one
        for one in held
        if one.box and (one.tag in ("img", "svg") or (one.tag == "#text" and not one.facts.text.isspace()))
    ]
    one = shown[-1 if last else 0] if shown else link
    if one.tag != "#text" or one.box is None or one.box[3] > pixels(one.style("font-size")) * ONE_LINE:
        return None
    return one.facts.text, one.box


def beside(first: Box, second: Box) -> bool:
    """Whether the second box stands in the first one's line, after it."""
    return abs(first[1] - second[1]) < first[3] / 2 and second[0] >= first[0] + first[2] - APART
