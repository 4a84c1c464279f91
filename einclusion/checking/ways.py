"""Ways to reach people or to deal with a service besides its web pages, as rules look for them."""

from __future__ import annotations

from einclusion.channel import Channel, ChannelKind
from einclusion.checking.nearby import blocks_of
from einclusion.data import own
from einclusion.dom import Node
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

IN_WRITING: tuple[ChannelKind, ...] = (
    "email",
    "contact-form",
    "chat",
    "message",
    "text-phone",
    "relay",
    "sign-language",
)
"""Ways for people who can't hear or speak."""
WITHOUT_INTERNET: tuple[ChannelKind, ...] = ("phone", "counter", "address", "paper-form", "help", "home-visit")
"""Ways that need no computer and no smartphone."""


def shown(page: PageSubject, *kinds: ChannelKind) -> list[Channel]:
    """Ways of these kinds that a reader of the page can see or open."""
    return [way for way in page.channels.of(*kinds) if way.seen != "latent"]


def contact_links(page: PageSubject) -> list[Node]:
    """Links and buttons whose name says that they lead to people."""
    words = Lexicon.load(own("checking/contact.yaml"))
    return [link for link in page.select("a[href], button") if link.visible and any(words.find(link.name, ""))]


def in_main(page: PageSubject, nodes: list[Node]) -> list[Node]:
    """Those of these elements that stand in the main content, and not in what all pages repeat."""
    main = {page.node(block.node) for block in blocks_of(page) if block.main}
    return [node for node in nodes if not main.isdisjoint((node, *node.ancestors()))]
