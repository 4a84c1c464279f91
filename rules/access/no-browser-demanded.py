from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import is_page
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon, Match

ALWAYS = ""


def check(page: PageSubject) -> Iterator[Finding]:
    """No text asks for a certain browser, or says that this one won't do."""
    if not is_page(page.page):
        return
    lexicon = Lexicon.load(beside(__file__, "no-browser-demanded.yaml"))
    found = False
    for block in blocks_of(page):
        matches = list(lexicon.find(own_words(block), ALWAYS))
        told = {match.group for match in matches}
        if "demanded" in told:
            found = True
            yield failed(page.node(block.node), shown=shown(matches, "demanded"))
        elif "refused" in told and not block.hidden:
            found = True
            yield cant_tell(page.node(block.node), shown=shown(matches, "refused"), language=language_of(page, block))
    if not found and page.text.blocks:
        yield passed()


def shown(matches: list[Match], group: str) -> str:
    return next(match.text for match in matches if match.group == group)
