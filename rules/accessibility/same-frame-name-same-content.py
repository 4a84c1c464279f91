from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from einclusion.checking.equivalence import Resource, same
from einclusion.checking.semantics import semantics
from einclusion.data import beside
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LETTERS = 4_000


def check(page: PageSubject) -> Iterator[Finding]:
    inside = {tree.document.frame: tree for tree in page.dom.trees if tree.document.frame}
    numbers = {tree: number for number, tree in enumerate(page.dom.trees)}
    groups: dict[str, list[Node]] = {}
    for frame in page.select("iframe, frame"):
        if frame.name and semantics(frame.tree).exposed(frame):
            groups.setdefault(frame.name.casefold(), []).append(frame)
    for first, *rest in (group for group in groups.values() if len(group) > 1):
        shown = [content(inside.get((numbers[one.tree], one.index))) for one in (first, *rest)]
        said = [same(shown[0], one) if shown[0].seen and one.seen else None for one in shown[1:]]
        words = first.name.casefold().split()
        if any(fnmatchcase(word, one) for word in words for one in interchangeable()):
            yield passed(first)
        elif False in said:
            other = rest[said.index(False)]
            yield failed(other, name=first.name, first=shown[0].address, second=shown[said.index(False) + 1].address)
        else:
            yield cant_tell(first, "unsure", name=first.name) if None in said else passed(first)


def interchangeable() -> list[str]:
    return list(beside(__file__, "same-frame-name-same-content.yaml")["interchangeable"])


def content(tree: Tree | None) -> Resource:
    if tree is None or tree.root is None or not tree.document.address:
        return Resource(address="")
    title = next(iter(tree.select("title")), None)
    said = "".join(tree.nodes[one].text for one in tree.children[title.index]) if title else ""
    text = tree.root.text[:LETTERS]
    address = tree.document.address
    if address.startswith("about:"):
        address += f" ({tree.prefix.removesuffix(' >>> ')})"  # written into the page itself, each frame for itself
    return Resource(address=address, title=said.strip(), text=text, seen=bool(text))
