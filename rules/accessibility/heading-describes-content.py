from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.headings import content_after, headings, in_main, level, section_after
from einclusion.checking.titles import own_text
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import contradicts, folded, meets, shares_theme, telling

SHOWN = 8
LEAST = 3


def check(page: PageSubject) -> Iterator[Finding]:
    words = beside(__file__, "heading-describes-content.yaml")
    title = " ".join(own_text(one) for one in page.document.select("head > title"))
    open_ones = []
    for heading in headings(page):
        content = content_after(heading)
        if is_one_of(heading.name, words["placeholders"]):
            yield failed(heading, "placeholder", heading=heading.name)
        elif contradicts(heading.name, content, heading.language):
            yield failed(heading, heading=heading.name)
        elif (
            is_one_of(heading.name.rstrip("?!: "), words["usual"]) or repeats(heading, title) or fits(heading, content)
        ):
            yield passed(heading)
        elif content and in_main(heading) and not leads_on(heading):
            open_ones.append(heading)
    if open_ones:
        named = " · ".join(f"“{one.name[:60]}”" for one in open_ones[:SHOWN])
        yield cant_tell(open_ones[0], "unsure", headings=named, count=len(open_ones))


def is_one_of(name: str, patterns: list[str]) -> bool:
    return any(re.fullmatch(pattern, folded(name).strip(" ?!:")) for pattern in patterns)


def repeats(heading: Node, title: str) -> bool:
    """Whether it heads the page and says what the page's title says; whether that fits is asked of the title."""
    return level(heading) == 1 and any(meets(word, telling(title)) for word in telling(heading.name, heading.language))


def leads_on(heading: Node) -> bool:
    """Whether it is a link, which says what stands where it leads."""
    return any(one.name == heading.name for one in heading.select("a[href]"))


def fits(heading: Node, content: str) -> bool:
    name, section = heading.name, section_after(heading)
    if name.rstrip().endswith("?") and len(name.split()) >= LEAST:
        return True
    if len(name.strip()) == 1:
        return folded(content).lstrip().startswith(folded(name).strip())
    words = telling(section, heading.language)
    return any(meets(word, words) for word in telling(name, heading.language)) or shares_theme(name, section)
