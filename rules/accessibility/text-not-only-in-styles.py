from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w])")
MEANT = 2
CODE = {"script", "style", "template"}


def check(page: PageSubject) -> Iterator[Finding]:
    doubtful: list[tuple[Node, str]] = []
    blocks = " ".join(block.text for block in page.text.blocks).lower()
    for tree in page.dom.trees:
        whole = f"{blocks} {written(tree)}"
        for index, facts in enumerate(tree.nodes):
            text = facts.generated
            found = WORD.findall(text)
            node = Node(tree, index)
            if not found or not node.visible or hidden(node):
                continue
            if text.strip(" :,.;!?()[]«»“”„").lower() in whole:
                yield passed(node)
            elif len(found) >= MEANT:
                yield failed(node, text=text[:120])
            else:
                doubtful.append((node, text))
    if doubtful:
        texts = " · ".join(dict.fromkeys(text for _, text in doubtful))
        yield cant_tell(doubtful[0][0], "unsure", texts=texts[:160])


def written(tree: Tree) -> str:
    """All text of a document, also what another window size would show, such as the head of a table."""
    nodes = tree.nodes
    texts = [facts.text for facts in nodes if facts.tag == "#text" and nodes[facts.parent].tag not in CODE]
    return " ".join(" ".join(texts).split()).lower()


def hidden(node: Node) -> bool:
    return any(one.get("aria-hidden") == "true" for one in (node, *node.ancestors()))
