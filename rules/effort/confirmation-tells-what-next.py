from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.channels.said import said
from einclusion.checking.filling import asked, finished, forms, questions, states
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon

FEW = 3
"""Questions from which a form hands something in, and is not only there to search or choose."""
CODE = re.compile(r"\b(?=[\w./-]*\d)[A-Z0-9][\w./-]{3,}", re.ASCII)
SPAN = 60
"""Characters after the word for a number within which the number stands."""
WAYS = ("phone", "text-phone", "email", "contact-form", "chat", "counter", "address", "relay")
AROUND = ("nav", "header", "footer")
WANTED = ("reference", "next", "record", "contact")


def check(journey: JourneySubject) -> Iterator[Finding]:
    if not finished(journey) or sum(len(questions(nodes)) for _, nodes in forms(journey)) < FEW:
        return
    page = states(journey)[-1]
    told = groups(page)
    if asked(page) or begins(page) & {"saved", "sign-in"}:
        return
    if "received" not in told:
        yield cant_tell(message="end", page=page.address)
        return
    missing = [part for part in WANTED if part not in told]
    if not missing:
        yield passed(page.select("h1, h2")[0] if page.select("h1, h2") else None)
    for part in missing:
        yield failed(message=part, page=page.address)


def begins(page: PageSubject) -> set[str]:
    """What the headings of the page tell."""
    lexicon = Lexicon.load(beside(__file__, "confirmation-tells-what-next.yaml"))
    headings = (block.text for block in page.text.blocks if block.kind == "heading")
    return {match.group for text in headings for match in lexicon.find(text, "")}


def groups(page: PageSubject) -> set[str]:
    """What the page tells, by the groups of the word list."""
    lexicon = Lexicon.load(beside(__file__, "confirmation-tells-what-next.yaml"))
    blocks = (block for block in page.text.blocks if block.area not in AROUND)
    texts = [page.page.title, *(block.text for block in blocks)]
    whole = "\n".join(texts)
    found = {match.group for text in texts for match in lexicon.find(text, "")}
    numbers = (match for match in lexicon.find(whole, "") if match.group == "number")
    if any(CODE.search(whole[match.end : match.end + SPAN]) for match in numbers):
        found.add("reference")
    links = [node for node in page.select("a[href]") if node.visible]
    if any(is_file(node) for node in links):
        found.add("record")
    if page.channels.of(*WAYS) or any(said(node.name, "contact-page", "chat") for node in links):
        found.add("contact")
    return found


def is_file(link: Node) -> bool:
    return link.has("download") or link.get("href").partition("?")[0].lower().endswith(".pdf")
