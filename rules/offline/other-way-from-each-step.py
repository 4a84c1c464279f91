from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from einclusion.checking.survey import Survey
from einclusion.checking.ways import WITHOUT_INTERNET, contact_links
from einclusion.crawl.addresses import joined, key, site, split
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

MEASURE = "other-way-clicks"
CODE = 2
"""Letters of a language's code."""


@dataclass(frozen=True)
class Stop:
    """A page, as far as it tells of other ways."""

    address: str
    """Where it is."""
    journey: str
    """Name of the journey in whose course it was met; empty where it was in none, or is another site's."""
    step: int
    """Step of that journey."""
    shown: bool
    """Whether it shows a way without internet."""
    unsure: bool
    """Whether it has words of one that could not be seen to be shown."""
    contacts: list[str]
    """Where its links to contact and to home pages lead; empty for buttons."""
    links: list[str]
    """Where all its links lead."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """From every step of a journey the nearest way without internet is a few clicks away at most."""
    limit = int(service.threshold(MEASURE))
    survey = Survey(service, contact_tells=False)
    stops = [stop(survey, page) for page in survey if not page.page.repeats]
    clicks = survey.distances(one.address for one in stops if one.shown)
    open_ones = [one for one in stops if one.unsure or not all(map(survey.was_read, one.contacts))]
    doubt = survey.distances(one.address for one in open_ones)
    for journey in dict.fromkeys(one.journey for one in stops if one.journey):
        reach = [(one, distance(one, one.shown, clicks)) for one in stops if one.journey == journey]
        far = {one.address: (one, away) for one, away in reach if away is None or away > limit}
        if not far:
            yield passed(journey=journey, clicks=max(away or 0 for _, away in reach))
        told = [(one, away, certain(one, open_ones, doubt, limit)) for one, away in far.values()]
        yield from (beyond(one, away, limit) for one, away, sure in told if sure and survey.explored)
        for one, _, sure in told:
            if not (sure and survey.explored):
                yield cant_tell(page=one.address, step=one.step, journey=journey)
                break


def stop(survey: Survey, page: PageSubject) -> Stop:
    contacts = [joined(page.address, link.get("href")) if link.get("href") else "" for link in contact_links(page)]
    contacts += [address for address in page.page.links if is_home(address)]
    return Stop(
        address=page.address,
        journey=page.page.journey if own_site(page) else "",
        step=page.page.step,
        shown=any(way.sure for way in survey.shown(page, *WITHOUT_INTERNET)),
        unsure=bool(survey.held(page, *WITHOUT_INTERNET)),
        contacts=contacts,
        links=page.page.links,
    )


def is_home(address: str) -> bool:
    """Whether it is the first page of a site, which may be that of the body behind the service; `/nl` is one too."""
    return len(split(address).path.strip("/")) <= CODE


def own_site(page: PageSubject) -> bool:
    """Whether the page is one of the service's own sites: what others show is theirs, such as a login."""
    starts = {site(split(address).hostname or "") for address in page.service.start}
    return not starts or site(split(page.address).hostname or "") in starts


def distance(one: Stop, there: bool, clicks: dict[str, int]) -> int | None:
    """Clicks from the page to where it is said; none where no links that were read lead there."""
    return 0 if there else min((1 + clicks[name] for name in map(key, one.links) if name in clicks), default=None)


def certain(one: Stop, open_ones: list[Stop], doubt: dict[str, int], limit: int) -> bool:
    """Whether nothing within reach of the page may be such a way after all."""
    maybe = distance(one, one in open_ones, doubt)
    return maybe is None or maybe > limit


def beyond(one: Stop, away: int | None, limit: int) -> Finding:
    if away is None:
        return failed(message="none", page=one.address, step=one.step)
    return failed(message="far", clicks=away, limit=limit, page=one.address, step=one.step, measure=MEASURE)
