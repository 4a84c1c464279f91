from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of, phone_near, text_around
from einclusion.checking.survey import is_page
from einclusion.data import beside
from einclusion.model import LANGUAGES, Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.alternatives import Alternatives
from einclusion.text.blocks import own_words


def check(page: PageSubject) -> Iterator[Finding]:
    """No text says that something is possible only online without another way beside it."""
    if not is_page(page.page):
        return
    words = Alternatives(beside(__file__, "only-online.yaml"))
    blocks = blocks_of(page)
    readable = found = False
    for index, block in enumerate(blocks):
        language = language_of(page, block)
        if language not in LANGUAGES:
            continue
        readable = True
        for shown in words.only(own_words(block), language):
            found = True
            if words.other_way(text_around(blocks, index), language):
                yield passed(page.node(block.node), shown=shown)
            elif phone_near(page, blocks, index):
                yield cant_tell(page.node(block.node), shown=shown)
            else:
                yield failed(page.node(block.node), shown=shown)
            break
    if readable and not found:
        yield passed()
