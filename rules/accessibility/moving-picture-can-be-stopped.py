from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.animated import Animation
from einclusion.checking.moving import SHORT, shows_work
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

CONTROLS = "button, summary, input, [role=button], [role=switch], [onclick], label"
LITTLE = 0.01


def check(page: PageSubject) -> Iterator[Finding]:
    rows = [(page.node(one.node), one) for one in page.animated.pictures if one.node is not None]
    if not rows or page.document.root is None or not page.document.root.text:
        return
    controls = any(one.visible for one in page.select(CONTROLS))
    for node, one in rows:
        if one.rounds and one.seconds * one.rounds <= SHORT:
            yield passed(node)
        elif controls or doubtful(node, one):
            yield cant_tell(node)
        elif node.visible:
            yield failed(node)


def doubtful(node: Node, one: Animation) -> bool:
    """Whether it may be essential, hardly moves, or has something to stop it with."""
    held = (node, *node.ancestors())
    return (
        one.chosen or one.moved < LITTLE or shows_work(node) or any(up.tag == "a" or up.facts.clickable for up in held)
    )
