from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from einclusion.checking.destinations import destination, loaded
from einclusion.checking.links import links
from einclusion.checking.recordings import offered_near, readable_words, says
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

MAY_SAY_THE_SAME = 150


def check(page: PageSubject) -> Iterator[Finding]:
    kinds = beside(__file__, "recording-file-offers-text.yaml")
    played = {loaded(node) for node in page.select("audio[src], video[src], source[src]")}
    for link in links(page):
        address = destination(link)
        path = PurePosixPath(unquote(urlsplit(address).path))
        ending = path.suffix[1:].lower()
        if address in played or ending not in [*kinds["sound"], *kinds["video"]]:
            continue
        if offered_near(link):
            yield passed(link)
        elif ending in kinds["video"] or says(page, "text", "repeats") or readable_words(page) >= MAY_SAY_THE_SAME:
            yield cant_tell(link)
        else:
            yield failed(link, file=path.name[-60:])
