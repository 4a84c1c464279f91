from collections.abc import Iterator

from einclusion.checking.before_login import Inside
from einclusion.checking.survey import Survey
from einclusion.checking.ways import WITHOUT_INTERNET, contact_links, in_main
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

_BEST = ("shown", "doubt", "only-footer", "failed")


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A journey shows a way without internet where it begins, or before it asks people to log in."""
    inside = Inside(service)
    met: dict[str, list[tuple[str, str, str]]] = {}
    survey = Survey(service)
    for page in survey:
        journey = page.page.journey or ("*" if page.page.origin == "start" else "")
        if not inside.passed(page) and journey and not page.page.repeats:
            met.setdefault(journey, []).append((*_where(survey, page), page.address))
    if len(met) > 1:
        met.pop("*", None)
    before = [pages if journey in inside.entered else pages[:1] for journey, pages in met.items()]
    for best in dict.fromkeys(min(pages, key=lambda one: _BEST.index(one[0])) for pages in before):
        yield _judged(*best)


def _where(survey: Survey, page: PageSubject) -> tuple[str, str]:
    """The best place at which the page shows such a way, and its words."""
    ways = survey.shown(page, *WITHOUT_INTERNET)
    if above := [way for way in ways if way.area != "footer" and way.sure]:
        return "shown", above[0].shown or above[0].value
    if (held := survey.held(page, *WITHOUT_INTERNET)) and not ways:
        return "doubt", held[0].shown
    if links := in_main(page, contact_links(page)):
        return "doubt", links[0].name
    return ("only-footer", ways[0].shown or ways[0].value) if ways else ("failed", "")


def _judged(where: str, words: str, address: str) -> Finding:
    if where == "shown":
        return passed(shown=words, page=address)
    if where == "doubt":
        return cant_tell(shown=words, page=address)
    return failed(message="only-footer" if where == "only-footer" else "failed", shown=words, page=address)
