from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.pictured import (
    beside_text,
    covered,
    heard,
    is_mark,
    is_photo,
    lost,
    named_as_a_whole,
    said_on,
    targets,
)
from einclusion.checking.semantics import explicit_role, semantics
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

ALONE_IN = ("td", "th", "dd")
LARGE = 400 * 250


def check(page: PageSubject) -> Iterator[Finding]:
    seen, said = page.recognised, said_on(page)
    for node, picture in targets(page, "img", "canvas", "svg"):
        if not silent(node) or not picture.read or named_as_a_whole(node):
            continue
        if text := lost(picture, said):
            doubtful = is_mark(node, picture) and beside_text(node)
            yield cant_tell(node) if doubtful else failed(node, text=" ".join(text)[:200])
        elif is_photo(picture) or covered(picture, said):
            yield passed(node)
        elif heard(picture) or telling(node) or (picture.kind != "img" and picture.size[0] * picture.size[1] > LARGE):
            yield cant_tell(node)
        else:
            yield passed(node)
    if seen.unread or seen.unseen:
        yield cant_tell(message="unread", count=seen.unread + seen.unseen)


def silent(node: Node) -> bool:
    """Whether assistive technology leaves it out: hidden, marked as decoration, or a drawing without role and name."""
    drawing = node.tag in ("svg", "canvas") and not node.name and not explicit_role(node)
    return drawing or not node.role or semantics(node.tree).hidden(node)


def telling(node: Node) -> bool:
    """Whether it is all that a cell of a table holds, so that its being there may mean something."""
    return any(one.tag in ALONE_IN and not one.text for one in node.ancestors())
