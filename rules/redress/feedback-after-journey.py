from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.lexicon import Lexicon


def check(journey: JourneySubject) -> Iterator[Finding]:
    """The page that says that all is done asks how it went, or tells where to say so."""
    for page in reversed(journey.pages):
        if page.page.repeats or page.facts.text is None:
            continue
        if _ends(page):
            ways = [way for way in page.channels.of("complaint") if way.seen != "latent"]
            if ways:
                yield passed(shown=ways[0].shown, page=page.address)
            else:
                yield failed(page=page.address)
        return


def _ends(page: PageSubject) -> bool:
    """Whether a heading or the first words of the page say that it is done."""
    words = Lexicon.load(beside(__file__, "feedback-after-journey.yaml"))
    main = [block for block in blocks_of(page) if block.main][:4]
    return any(any(words.find(block.text, language_of(page, block))) for block in main)
