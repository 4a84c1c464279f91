from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import is_written, type_of
from einclusion.checking.signin import passwords, said
from einclusion.dom import Node, Tree
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

DIGITS = set("0123456789")


def check(page: PageSubject) -> Iterator[Finding]:
    """A password is asked as a whole, in a field that takes what a password manager fills in."""
    asked = {node for tree in page.dom.trees for node in passwords(tree)}
    single = any(takes_one_sign(node) for node in page.select("input[maxlength]"))
    parts = first(page, "parts") if asked or single else ""
    secret = first(page, "secret", frozenset({"label", "legend", "hint"}))
    if parts:
        yield failed(message="parts", words=parts[:200])
    elif secret and page.select("input"):
        yield cant_tell(words=secret[:200])
    else:
        yield from kept(asked)


def first(page: PageSubject, group: str, kinds: frozenset[str] = frozenset()) -> str:
    """The first text of the page, of one of these kinds if any are named, with words of a group."""
    blocks = (block for block in page.text.blocks if not kinds or block.kind in kinds)
    return next((block.text for block in blocks if said(block.text, group)), "")


def kept(asked: set[Node]) -> Iterator[Finding]:
    for node in sorted(asked, key=lambda one: one.index):
        if node.has("readonly") and on_keys(node.tree):
            yield failed(node, "keys")
        else:
            yield passed(node)


def takes_one_sign(node: Node) -> bool:
    return (is_written(node) or type_of(node) == "password") and node.get("maxlength") == "1" and node.visible


def on_keys(tree: Tree) -> bool:
    """Whether the page has a keyboard of its own: a button for each digit."""
    shown = {
        node.name or node.text for node in tree.select("button, [role=button], input[type=button]") if node.visible
    }
    return shown >= DIGITS
