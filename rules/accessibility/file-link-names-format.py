from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.destinations import destination
from einclusion.checking.links import links, said_around
from einclusion.crawl.addresses import kind
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded


def check(page: PageSubject) -> Iterator[Finding]:
    words = beside(__file__, "file-link-names-format.yaml")
    for link in links(page):
        address = destination(link)
        if kind(address) != "document":
            continue
        said = folded(f"{link.name} {said_around(link)}")
        if not re.search(words["format"], said):
            yield failed(link, file=address.rpartition("/")[2][-60:])
        elif not re.search(words["size"], said):
            yield failed(link, "size", impact=None, file=address.rpartition("/")[2][-60:])
        else:
            yield passed(link)
