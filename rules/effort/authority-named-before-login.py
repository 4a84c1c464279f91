from collections.abc import Iterator

from einclusion.checking.before_login import told_before_login
from einclusion.checking.nearby import blocks_of
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Pages that anyone can open tell which body is responsible, and how to reach it."""
    words = Lexicon.load(beside(__file__, "authority-named-before-login.yaml"))
    yield from told_before_login(service, words, lambda page: _body(page, words))


def _body(page: PageSubject, words: Lexicon) -> str:
    """The body that the page names, where the page tells how to reach it too."""
    if not shown(page, "phone", "email", "address", "contact-form"):
        return ""
    texts = [block.text for block in blocks_of(page)]
    if owner := page.service.owner:
        return owner if any(owner.casefold() in text.casefold() for text in texts) else ""
    return next((match.text for text in texts for match in words.find(text, "")), "")
