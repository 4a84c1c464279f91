from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.repeated import Outline
from einclusion.data import own
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

LISTS = ("ul", "ol", "menu")
"""Lists of links may be what the page is about."""


def check(page: PageSubject) -> Iterator[Finding]:
    outline = Outline(page.document, page.address)
    blocks = outline.before_content
    if not blocks:
        return
    way = outline.skip_link() or outline.landmark() or outline.heading()
    if way is not None or all(outline.folds(block) for block in blocks):
        yield passed(way)
    elif any(block.tag in LISTS for block in blocks) or outline.by_script(Lexicon.load(own("checking/repeated.yaml"))):
        yield cant_tell(blocks[0])
    else:
        yield failed(blocks[0])
