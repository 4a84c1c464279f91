from collections.abc import Iterator

from einclusion.checking.before_login import told_before_login
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Pages that anyone can open tell in which languages people can use the service."""
    words = Lexicon.load(beside(__file__, "languages-told-before-login.yaml"))
    yield from told_before_login(service, words, _links)


def _links(page: PageSubject) -> str:
    """Links to the page in other languages."""
    return ", ".join(way.shown for way in shown(page, "language")[:3])
