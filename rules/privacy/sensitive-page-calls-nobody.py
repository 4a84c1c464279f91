from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.personal import details
from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import parts_of, site, split
from einclusion.data import beside
from einclusion.loading import Request
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon, Match

LONG = 120
"""Characters up to which words are a title or a heading."""
SHOWN = 5


def check(page: PageSubject) -> Iterator[Finding]:
    """A page about something that people keep to themselves is fetched from its own site alone."""
    if not is_page(page.page) or not page.address.startswith("http") or not (subject := sensitive(page)):
        return
    data = beside(__file__, "sensitive-page-calls-nobody.yaml")
    own = site(split(page.address).hostname or "")
    foreign = [one for one in page.network.requests if site(one.host) != own and not one.address.startswith("data:")]
    known = {name: hosts for name, row in data["embeds"].items() if (hosts := called(foreign, row.split()))}
    others = {one.host for one in foreign} - {host for hosts in known.values() for host in hosts}
    for name, hosts in known.items():
        yield failed(name=name, hosts=", ".join(hosts[:SHOWN]), subject=subject)
    if not known and others:
        yield cant_tell(hosts=", ".join(sorted(others)[:SHOWN]), subject=subject)
    elif not known:
        yield passed(subject=subject)


def sensitive(page: PageSubject) -> str:
    """What the page is about or asks that people keep to themselves; empty where nothing shows it."""
    words = Lexicon.load(beside(__file__, "sensitive-page-calls-nobody.yaml")["subjects"])
    headings = [block.text for block in page.text.blocks if block.kind == "heading"][:1]
    texts = [page.page.title, *headings, *parts_of(page.address)]
    short = [text for text in texts if len(text) <= LONG]
    german = (page.text.detected or page.text.declared)[:2] == "de"
    named = (match for text in short for match in words.find(text, "") if german or not is_name(match))
    return next((match.text for match in named), "") or next(
        (detail.label for detail in details(page.dom) if detail.sensitive), ""
    )


def is_name(match: Match) -> bool:
    """Whether a capital within a line makes it part of a name, such as that of a ministry for refugees."""
    return match.start > 0 and match.text[0].isupper()


def called(requests: list[Request], hosts: list[str]) -> list[str]:
    found = dict.fromkeys(one.host for one in requests)
    return [name for name in found if any(name == host or name.endswith(f".{host}") for host in hosts)]
