from collections.abc import Iterator

from einclusion.checking.before_login import told_before_login
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Pages that anyone can open tell with what people can log in."""
    words = Lexicon.load(beside(__file__, "login-means-told-before-login.yaml"))
    yield from told_before_login(service, words, with_login=True)
