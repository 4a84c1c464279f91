from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.headings import content_after, headings, in_main, section_after
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import contradicts, folded, meets, shares_theme, telling

SHOWN = 8
LEAST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    patterns = beside(__file__, "heading-describes-content.yaml")["placeholders"]
    open_ones = []
    for heading in headings(page):
        content = content_after(heading)
        if any(re.fullmatch(pattern, folded(heading.name).strip()) for pattern in patterns):
            yield failed(heading, "placeholder", heading=heading.name)
        elif contradicts(heading.name, content, heading.language):
            yield failed(heading, heading=heading.name)
        elif asks(heading.name) or fits(heading.name, section_after(heading), content, heading.language):
            yield passed(heading)
        elif content and in_main(heading):
            open_ones.append(heading)
    if open_ones:
        named = " · ".join(f"“{one.name[:60]}”" for one in open_ones[:SHOWN])
        yield cant_tell(open_ones[0], "unsure", headings=named, count=len(open_ones))


def asks(name: str) -> bool:
    return name.rstrip().endswith("?") and len(name.split()) >= LEAST


def fits(name: str, section: str, content: str, language: str) -> bool:
    words = telling(section, language)
    if len(name.strip()) == 1:
        return folded(content).lstrip().startswith(folded(name).strip())
    return any(meets(word, words) for word in telling(name, language)) or shares_theme(name, section)
