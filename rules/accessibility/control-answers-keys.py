from __future__ import annotations

from collections.abc import Iterator

from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

IN_GROUPS = {"tab", "menuitem", "menuitemcheckbox", "menuitemradio", "radio", "combobox", "slider"}
"""Roles for which keys may depend on where in a group the focus is."""


def check(page: PageSubject) -> Iterator[Finding]:
    for one in page.pressing.presses:
        if one.native or one.node is None or not one.focused:
            continue
        if one.key == "click":
            yield cant_tell(page.node(one.node)) if one.role in IN_GROUPS else failed(page.node(one.node))
        elif one.changed:
            yield passed(page.node(one.node), key=one.key)
