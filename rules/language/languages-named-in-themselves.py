from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.channel import Channel
from einclusion.checking.switching import language_of_page, named, two_letters
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

FLAG = re.compile(
    r"flags?(?:[\W_]|$)|(?:^|[\W_])(?:vlag|vlaggen|drapeau|drapeaux|flagge|flaggen)(?:[\W_]|$)", re.IGNORECASE
)
FLAG_CHARACTER = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4")


def check(page: PageSubject) -> Iterator[Finding]:
    for channel in page.channels.of("language"):
        node = page.node(channel.node)
        language = two_letters(channel.value)
        if language and node.visible and channel.area != "main" and node.tag in ("a", "button"):
            yield judged(page, channel, node, language)


def judged(page: PageSubject, channel: Channel, node: Node, language: str) -> Finding:
    shown = " ".join(FLAG_CHARACTER.sub(" ", node.text).split())
    if not any(letter.isalpha() for letter in shown):
        flags = FLAG_CHARACTER.search(node.text) or any(FLAG.search(one) for one in described(node))
        return (
            failed(node, "flag", language=named(language))
            if flags
            else cant_tell(node, "picture", language=named(language))
        )
    said = re.findall(r"[^\W\d_]+", shown.lower())
    if foreign(said, language, language_of_page(page)):
        return failed(node, "foreign", language=named(language), shown=shown)
    return passed(node)


def described(node: Node) -> Iterator[str]:
    """What tells of the pictures of a link: their addresses, classes and names."""
    for one in (node, *node.select("*")):
        yield from (
            one.get(name) for name in ("class", "src", "alt", "title", "href") if name != "href" or one.tag == "use"
        )
        yield one.style("background-image")


def foreign(said: list[str], language: str, own: str) -> bool:
    """Whether it names the language in the language of the page, and not in itself."""
    names = beside(__file__, "languages-named-in-themselves.yaml")
    themselves = set(names["own"].get(language, []))
    return (
        own != language
        and not themselves.intersection(said)
        and any(word in names["foreign"].get(own, {}).get(language, []) for word in said)
    )
