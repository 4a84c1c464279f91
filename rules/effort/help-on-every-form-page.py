from __future__ import annotations

from collections.abc import Iterator

from einclusion.channels.said import said
from einclusion.checking.filling import forms
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon

WAYS = ("phone", "text-phone", "email", "contact-form", "chat", "counter", "help", "relay", "sign-language")
SHORT = 60
"""Characters up to which words are the name of a link to help."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    for page, nodes in forms(journey):
        if has_help(page):
            yield passed(nodes[0])
        else:
            yield failed(nodes[0], page=page.address)


def has_help(page: PageSubject) -> bool:
    """Whether the page tells of a way to ask somebody, or leads to one."""
    if any(channel.seen != "latent" for channel in page.channels.of(*WAYS)):
        return True
    lexicon = Lexicon.load(beside(__file__, "help-on-every-form-page.yaml"))
    controls = (node for node in page.select("a[href], button, [role=button], summary") if node.visible)
    return any(leads_to_help(node.name or node.text, lexicon) for node in controls)


def leads_to_help(name: str, lexicon: Lexicon) -> bool:
    return len(name) <= SHORT and bool(said(name, "contact-page", "chat") or any(lexicon.find(name, "")))
