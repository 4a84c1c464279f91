from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.aria import required
from einclusion.checking.owning import native_roles
from einclusion.checking.semantics import explicit_role, role_of, semantics, tabindex
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

GIVEN = {"checkbox": "aria-checked", "radio": "aria-checked", "slider": "aria-valuenow", "spinbutton": "aria-valuenow"}
"""What HTML gives of itself, by the role that the element has natively."""


def check(page: PageSubject) -> Iterator[Finding]:
    for node in page.select("[role]"):
        role = explicit_role(node)
        if not role or role != role_of(node) or role in native_roles(node) or not semantics(node.tree).exposed(node):
            continue
        missing = [name for name in needed(node, role) if not node.get(name).strip()]
        yield failed(node, role=role, attribute=", ".join(missing)) if missing else passed(node)


def needed(node: Node, role: str) -> list[str]:
    given = {GIVEN.get(native, "") for native in native_roles(node)}
    names = required(role)
    if role == "separator" and tabindex(node) is not None:
        names = ["aria-valuenow"]
    elif role == "combobox" and node.get("aria-expanded").strip().lower() == "true":
        names = [*names, "aria-controls"]
    return [name for name in names if name not in given]
