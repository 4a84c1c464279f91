from __future__ import annotations

from collections.abc import Iterator

from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

WINDOW = 320
MAY_NEED_WIDTH = "img, svg, picture, video, canvas, object, embed, iframe, table, pre, code, math, [role=toolbar]"
CONTROLS = {"input", "select", "textarea", "button"}


def check(page: PageSubject) -> Iterator[Finding]:
    if page.document.root is None or not page.document.root.text:
        return
    if page.resize.narrow <= WINDOW + 1 or not page.resize.beyond:
        yield passed()
        return
    beyond = {page.node(one.node): one.right for one in page.resize.beyond if one.node is not None}
    wide = {inner for outer in page.select(MAY_NEED_WIDTH) for inner in (outer, *outer.select("*"))}
    faults = [node for node in beyond if node not in wide and has_content(node)]
    for node in faults:
        yield failed(node, right=round(beyond[node]))
    if not faults:
        yield from (cant_tell(node) for node in beyond if not any(one in beyond for one in node.ancestors()))
        if not beyond:
            yield cant_tell()


def has_content(node: Node) -> bool:
    """Whether it is a control or holds text of its own."""
    tree = node.tree
    own = (tree.nodes[index] for index in tree.children[node.index])
    return node.tag in CONTROLS or any(one.tag == "#text" and one.box is not None and one.text.strip() for one in own)
