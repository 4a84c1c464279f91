from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import banners, told
from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import passed
from einclusion.subjects import PageSubject, ServiceSubject

LONG = 60
"""Characters up to which words are those of a link."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A service that asks about cookies has a link, outside the banner, by which the choice is changed."""
    survey = Survey(service)
    asked, policy = "", ""
    for page in survey:
        asked = asked or (page.address if banners(page.dom) else "")
        names = list(names_outside(page))
        if any(told(name, "change") for name in names) and (asked or page.page.consent):
            yield passed(page=page.address)
            return
        policy = policy or next((name for name in names if told(name, "policy")), "")
    if asked:
        yield from survey.absent(values={"page": asked, "link": policy}, doubtful=bool(policy))


def names_outside(page: PageSubject) -> Iterator[str]:
    """Short names of links and buttons that no banner holds."""
    inside = {control.node for banner in banners(page.dom) for control in banner.controls}
    for node in page.select("a[href], button, [role=button]"):
        if node.visible and node not in inside and len(name := node.name or node.text) <= LONG:
            yield name
