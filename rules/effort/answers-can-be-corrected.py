from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import asked, finished, forms, questions, states
from einclusion.checking.filling import typed as typed_on
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon

CONTROLS = "a[href], button, input[type=submit], input[type=button], [role=button], [role=link], summary"
FEW = 4
"""Questions up to which a form can be overlooked as it is."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    asking = forms(journey)
    if not finished(journey) or sum(len(questions(nodes)) for _, nodes in asking) < FEW:
        return
    words = typed_on(journey)
    overviews = [page for page in states(journey) if shows_answers(page, words)]
    if not overviews:
        last = states(journey)[-1]
        if is_sent(last):
            yield cant_tell(message="none", page=last.address)
        return
    page = overviews[0]
    if any(changes(page)) or len(asked(page)) > FEW:
        yield passed()
    elif any(found(page, "back")):
        yield cant_tell(next(found(page, "back")), "back", page=page.address)
    else:
        yield failed(heading(page), page=page.address)


def shows_answers(page: PageSubject, words: set[str]) -> bool:
    """Whether the page, which people have not left yet, shows back most of what was typed."""
    texts = " ".join(block.text.casefold() for block in page.text.blocks if block.kind not in ("label", "option"))
    if is_sent(page):
        return False
    shown = sum(one in texts for one in words)
    return len(words) >= FEW and shown * 2 >= len(words)


def is_sent(page: PageSubject) -> bool:
    """Whether the page says that all was handed in."""
    return any(found_in(block.text, "sent") for block in page.text.blocks)


def changes(page: PageSubject) -> Iterator[Node]:
    return found(page, "change")


def found(page: PageSubject, group: str) -> Iterator[Node]:
    """Links and buttons whose names are words of the group."""
    for node in page.select(CONTROLS):
        if node.visible and found_in(node.name or node.text, group):
            yield node


def found_in(text: str, group: str) -> bool:
    lexicon = Lexicon.load(beside(__file__, "answers-can-be-corrected.yaml"))
    return any(match.group == group for match in lexicon.find(text, ""))


def heading(page: PageSubject) -> Node | None:
    return next((node for node in page.select("h1, h2") if node.visible), None)
