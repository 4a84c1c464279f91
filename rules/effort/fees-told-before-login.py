from collections.abc import Iterator

from einclusion.checking.before_login import told_before_login
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Pages that anyone can open tell what it costs and how people pay."""
    yield from told_before_login(service, Lexicon.load(beside(__file__, "fees-told-before-login.yaml")))
