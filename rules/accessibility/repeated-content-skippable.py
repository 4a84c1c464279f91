from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.repeated import Outline
from einclusion.data import own
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon


def check(page: PageSubject) -> Iterator[Finding]:
    outline = Outline(page.document, page.address)
    blocks = outline.before_content
    if not blocks:
        return
    way = outline.skip_link() or outline.landmark() or outline.heading()
    ways = [outline.folds(block) for block in blocks]
    if way is not None or all(ways):
        yield passed(way)
    elif None in ways or outline.by_script(Lexicon.load(own("checking/repeated.yaml"))):
        yield cant_tell(blocks[0])
    elif not all(outline.is_menu(block) for block in blocks):
        yield cant_tell(blocks[0])  # a list of links may be what the page is about
    else:
        yield failed(blocks[0])
