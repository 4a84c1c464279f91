import re
from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import Promise
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.blocks import own_words
from einclusion.text.lexicon import Lexicon

_AMOUNT = re.compile(
    r"(?:€|£|CHF)\s?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s?(?:€|euros?\b|EUR\b|£|pounds?\b|CHF\b|Franken\b)", re.I
)


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Whoever does without the internet pays no more and waits no longer."""
    promises = {name: one.same_terms for name, one in service.service.channels.items() if isinstance(one, Promise)}
    for name in [name for name, same in promises.items() if same is False]:
        yield failed(message="declared", channel=str(name))
    same = doubt = ("", "")
    for page in Survey(service):
        for found, words in _said(page):
            if found == "dearer":
                yield failed(shown=words, page=page.address)
                return
            if found == "same":
                same = (words, page.address)
            else:
                doubt = (words, page.address)
    if same[0]:
        yield passed(shown=same[0], page=same[1])
    elif doubt[0]:
        yield cant_tell(shown=doubt[0], page=doubt[1])
    elif promises and all(promises.values()):
        yield passed()


def _said(page: PageSubject) -> Iterator[tuple[str, str]]:
    """What the page says of terms: `same`, `dearer`, or `unlike` where it may name two prices for two ways."""
    words = Lexicon.load(beside(__file__, "offline-costs-the-same.yaml"))
    for block in blocks_of(page):
        text = own_words(block)
        groups = {match.group: match.text for match in words.find(text, language_of(page, block))}
        if "same" in groups or "dearer" in groups:
            found = "same" if "same" in groups else "dearer"
            yield found, groups[found]
        elif "unlike" in groups or ({"online", "offline"} <= groups.keys() and len(_amounts(text)) > 1):
            yield "unlike", text[:200]


def _amounts(text: str) -> set[str]:
    """The different sums in a text, each without its marks."""
    return {re.sub(r"[^\d]|[.,]0+\b", "", amount) for amount in _AMOUNT.findall(text)}
