"""Links by which a page offers itself in other languages, and where they lead. Pure, from channels and structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from einclusion.channel import Channel
from einclusion.crawl.addresses import joined, key, same_host, split
from einclusion.data import own
from einclusion.dom import Node
from einclusion.standards import profile, profile_names
from einclusion.subjects import Measures, PageSubject

_HOME = re.compile(
    r"(?:home|homepage|index|accueil|start|startpagina|startseite|onthaal|welkom|willkommen|bienvenue|welcome|default|main)"
    r"(?:[-_.](?:node|page|[a-z]{2}))?(?:\.\w{2,5})?"
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z]{2})?(?:\.html?)?")


class Switch(Struct, frozen=True, kw_only=True):
    """A link that leads to another language."""

    language: str
    """Two-letter code of that language."""
    target: str
    """What the spellings of its target's address have in common."""
    address: str
    """Where it leads."""
    channel: Channel
    """What the page tells of it."""
    node: Node
    """The link."""


def switches(page: PageSubject) -> Iterator[Switch]:
    """Links of the page to other languages on the same host, those to files, to other hosts and to nowhere left out."""
    for channel in page.channels.of("language"):
        node = page.node(channel.node)
        address = joined(page.address, node.get("href"))
        language = two_letters(channel.value)
        leads = node.tag == "a" and address and not node.get("href").startswith("#")
        if language and leads and same_host(address, page.address) and split(address).scheme in ("http", "https"):
            yield Switch(language=language, target=key(address), address=address, channel=channel, node=node)


def two_letters(value: str) -> str:
    """The code of a language that a channel tells of; empty for easy language, sign language and rarer ones."""
    code = value.lower()
    return (
        code[:2]
        if value not in own("channels/languages.yaml")["easy"] and len(code) >= 2 and code[2:3] in ("", "-")
        else ""
    )


def language_of_page(page: PageSubject) -> str:
    """Two-letter code of the language that a page is in; empty where it is not known."""
    return (page.text.detected or page.text.declared)[:2]


def wanted(subject: Measures) -> list[str]:
    """Languages that the service must be offered in: those of its service file, else those that its profile names."""
    service = subject.service
    law = profile(service.profile).languages if service.profile in profile_names() else []
    return [code[:2].lower() for code in service.languages or law]


def is_home(address: str, folder: str = "/") -> bool:
    """Whether an address is that of a start page, below a folder in which the service begins."""
    parts = split(address)
    path = parts.path.lower()
    path = path[len(folder) :] if path.startswith(folder) else path
    known = all(_HOME.fullmatch(part) or _LANGUAGE.fullmatch(part) for part in path.split("/") if part)
    return known and not parts.query


def named(language: str) -> str:
    """A language's own name for itself; its code where that is not known."""
    return str(next(iter(own("channels/languages.yaml")["names"].get(language, [])), language))
