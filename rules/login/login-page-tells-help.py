from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import said, sign_in
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

LONG = 60
"""Characters up to which words are those of a link."""


def check(page: PageSubject) -> Iterator[Finding]:
    """A page for logging in names somebody who helps when it does not work."""
    if sign_in(page) is None:
        return
    buttons = [node for node in page.select("a[href], button, summary") if node.visible]
    links = [node.name for node in buttons if len(node.name) <= LONG]
    ways = page.channels.of("phone", "email", "contact-form", "chat", "counter", "help", "appointment")
    if ways or any(said(name, "help") for name in links):
        yield passed()
    elif any(said(name, "forgot", "without") for name in links):
        yield cant_tell()
    else:
        refused = any(block.kind == "error" for block in page.text.blocks)
        yield failed(message="after-error") if refused else failed()
