from __future__ import annotations

from collections.abc import Iterator

from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

BY_ITSELF = {"a", "img"}
ITEMS = "li, tr, [role=listitem], [role=row], [role=option]"


def check(page: PageSubject) -> Iterator[Finding]:
    words = Lexicon.load(beside(__file__, "dragged-part-has-buttons.yaml"))
    asked: set[tuple[str, str]] = set()
    for node in page.select("[draggable]"):
        if node.get("draggable").lower() != "true" or node.tag in BY_ITSELF or not node.visible:
            continue
        if moved_by_button(node.closest(ITEMS) or node, words):
            yield passed(node)
        elif (kind := (node.tag, node.get("class"))) not in asked:
            asked.add(kind)
            yield cant_tell(node)


def moved_by_button(item: Node, words: Lexicon) -> bool:
    """Whether a button in it says that it moves something, or a list offers places to choose from."""
    buttons = item.select("button, [role=button], input, select, a[href]")
    return any(one.visible and any(words.find(one.name, "")) for one in buttons)
