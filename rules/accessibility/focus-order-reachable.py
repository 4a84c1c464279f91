from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.keyboard import Keyboard
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        keyboard = Keyboard(tree)
        for node in keyboard.targets():
            match keyboard.way(node):
                case "open":
                    yield passed(node)
                case "shut":
                    yield failed(node, "role" if node.has("role") else "click")
                case "doubtful":
                    yield cant_tell(node)
