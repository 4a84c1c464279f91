from collections.abc import Iterator

from einclusion.checking.survey import SAYS, said_somewhere
from einclusion.data import beside
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon, Match


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page says when it was last looked at."""
    words = Lexicon.load(beside(__file__, "last-updated-shown.yaml"))
    yield from said_somewhere(service, words, _dated)


def _dated(page: PageSubject, block: Block, match: Match) -> str:
    """The words, where a figure or a time stands with them; other dates only where they lead (“Date: …”)."""
    if match.group != SAYS and match.start > 0:
        return ""
    marked = match.group == SAYS and page.select("time[datetime]")
    return block.text[:120] if any(map(str.isdigit, block.text)) or marked else ""
