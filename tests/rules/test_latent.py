"""Service rules and what no page showed though it is in the document: a question, never a pass and never a failure."""

from __future__ import annotations

import pytest

from einclusion import rulebook
from einclusion.channel import Channel, Channels
from einclusion.facts import Facts, Text
from einclusion.model import Outcome
from einclusion.run import Page
from einclusion.scope import Crawl, Service
from einclusion.subjects import PageSubject, ServiceSubject

ADDRESS = "https://wilgenhove.example/contact"
CHANNELS = {
    "phone-line-named": Channel(kind="phone", value="+3293252200", shown="09 325 22 00", node=(0, 1), seen="latent"),
    "opening-hours-named": Channel(kind="hours", value="ma 9-12 uur", shown="ma 9-12 uur", node=(0, 1), seen="latent"),
    "counter-named": Channel(
        kind="address", value="Markt 1, 9000 Gent", shown="Markt 1", node=(0, 1), seen="latent", traits=["visit"]
    ),
    "complaint-route-in-reach": Channel(
        kind="complaint", value="Meld een fout", shown="Meld een fout", node=(0, 1), seen="latent", traits=["press"]
    ),
}


def outcomes(rule: str, channel: Channel) -> list[Outcome]:
    service = Service(name="Wilgenhove", start=[ADDRESS], crawl=Crawl())
    facts = Facts(text=Text(), channels=Channels(found=[channel]))
    page = PageSubject(Page(number=1, address=ADDRESS, origin="start", title="Contact", facts=facts), service)
    check = rulebook.load([]).check(rulebook.load([]).rules[rule])
    return [finding.outcome for finding in check(ServiceSubject(service, lambda: iter([page]), [], []))]


@pytest.mark.parametrize("rule", CHANNELS)
def test_what_was_not_shown_is_a_question(rule: str) -> None:
    assert outcomes(rule, CHANNELS[rule]) == [Outcome.CANT_TELL]


@pytest.mark.parametrize("rule", CHANNELS)
def test_the_same_behind_something_that_opens_passes(rule: str) -> None:
    fields = {name: getattr(CHANNELS[rule], name) for name in CHANNELS[rule].__struct_fields__}
    assert outcomes(rule, Channel(**{**fields, "seen": "closed"})) == [Outcome.PASSED]
