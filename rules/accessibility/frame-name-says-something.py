from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.semantics import semantics
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

ADDRESS = re.compile(r"(https?:)?//\S+|[\w/.-]+\.(html?|php|aspx?|jsp)|about:blank", re.IGNORECASE)
NUMBERED = re.compile(r"[\s_-]*\d+$")


def check(page: PageSubject) -> Iterator[Finding]:
    empty = set(beside(__file__, "frame-name-says-something.yaml")["names"])
    for node in page.select("iframe, frame"):
        if node.name and node.visible and semantics(node.tree).exposed(node):
            told = NUMBERED.sub("", node.name.lower()).strip(" .:")
            nothing = not told or told in empty or ADDRESS.fullmatch(node.name)
            yield failed(node, name=node.name[:120]) if nothing else passed(node)
