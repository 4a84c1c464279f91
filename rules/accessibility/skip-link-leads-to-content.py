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
    if not outline.content:
        return
    link = outline.skip_link()
    if link is not None:
        yield passed(link)
        return
    doubtful = outline.by_script(Lexicon.load(own("checking/repeated.yaml")))
    yield failed(outline.blocks[0]) if doubtful is None else cant_tell(doubtful)
