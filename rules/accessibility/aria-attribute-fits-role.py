from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import supported, types, words
from einclusion.checking.semantics import role_of, semantics, with_aria
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

AS_IF = {
    **dict.fromkeys(("audio", "video", "iframe", "object", "embed"), "application"),
    "input": "textbox",
    "summary": "button",
}
"""Elements without a role that HTML lets have the attributes of one."""
CAN_BE_REQUIRED = frozenset({"input", "select", "textarea"})
NEVER_REQUIRED = frozenset({"hidden", "range", "color", "submit", "image", "reset", "button"})
"""Controls that HTML lets have `required`, and so `aria-required`, but for those of some types."""
ANY = frozenset({"canvas"})
"""Elements without a role that HTML lets have any."""


def check(page: PageSubject) -> Iterator[Finding]:
    for node, names in with_aria(page.dom):
        known = [name for name in names if name in types()]
        if not known or "-" in node.tag or not semantics(node.tree).exposed(node):
            continue
        role = role_of(node)
        if role == "none":
            continue
        for name in known:
            fine = name in words("global") or name in supported(role) or by_html(node, role, name)
            yield passed(node) if fine else failed(node, "failed" if role else "no-role", attribute=name, role=role)


def by_html(node: Node, role: str, name: str) -> bool:
    if (
        name == "aria-required"
        and node.tag in CAN_BE_REQUIRED
        and node.get("type").strip().lower() not in NEVER_REQUIRED
    ):
        return not node.has("role")
    return not role and (node.tag in ANY or name in supported(AS_IF.get(node.tag, "")))
