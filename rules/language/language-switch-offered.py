from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.checking.switching import language_of_page, named, two_letters, wanted
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """The page offers itself in each language that the service must have."""
    needed = wanted(page)
    if len(needed) < 2 or not is_page(page.page):
        return
    own = language_of_page(page)
    offered = {two_letters(channel.value) for channel in page.channels.of("language") if channel.seen != "latent"}
    missing = [code for code in needed if code != own and code not in offered]
    if missing:
        yield cant_tell(None, "missing", languages=", ".join(map(named, missing)))
    else:
        yield passed()
