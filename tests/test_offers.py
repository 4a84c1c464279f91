"""Other ways: promised and seen, brought together from all pages."""

from __future__ import annotations

import pytest

from einclusion.channel import Channel, Channels
from einclusion.facts import Facts
from einclusion.run import Page
from einclusion.scope import ChannelName, Service
from einclusion.summary.offers import NAMES, Offer, offers

PHONE = Channel(kind="phone", value="+3293252200", shown="09 325 22 00", node=(0, 1), area="footer")
VISIT = Channel(kind="address", value="Markt 1, 9000 Gent", node=(0, 2), traits=["street", "visit"])
POST = Channel(kind="address", value="Postbus 5, 9000 Gent", node=(0, 3), traits=["box", "post"])


def listed(*pages: list[Channel], **channels: str | bool) -> dict[str, Offer]:
    service = Service(
        name="Kaart", start=["https://x.be/"], channels={ChannelName(name): told for name, told in channels.items()}
    )
    stored = (
        Page(number=number, address="https://x.be/", facts=Facts(channels=Channels(found=found)))
        for number, found in enumerate(pages, 1)
    )
    return {offer.name: offer for offer in offers(service, stored)}


@pytest.mark.parametrize(
    ("declared", "found", "state"),
    [
        ({"phone": True}, [PHONE], "kept"),
        ({"phone": "op werkdagen"}, [], "missing"),
        ({"phone": False}, [PHONE], "denied"),
        ({"phone": False}, [], "absent"),
        ({}, [PHONE], "shown"),
        ({}, [], "absent"),
    ],
)
def test_promised_and_seen(declared: dict[str, str | bool], found: list[Channel], state: str) -> None:
    assert listed(found, **declared)["phone"].state == state


def test_one_number_on_two_pages_is_one_and_in_footers_only_where_no_other_place_has_it() -> None:
    (mention,) = listed([PHONE], [PHONE])["phone"].mentions
    assert (mention.pages, mention.footer) == ([1, 2], True)
    (mention,) = listed([PHONE], [Channel(kind="phone", value="+3293252200", node=(0, 1), area="main")])[
        "phone"
    ].mentions
    assert mention.footer is False


def test_an_address_to_go_to_is_a_counter_and_a_box_is_post_only() -> None:
    told = listed([VISIT, POST])
    assert [mention.channel.value for mention in told["counter"].mentions] == ["Markt 1, 9000 Gent"]
    assert len(told["post"].mentions) == 2


def test_what_is_sure_comes_first() -> None:
    unsure = Channel(kind="complaint", value="Klachten", node=(0, 1), sure=False)
    sure = Channel(kind="complaint", value="Dien een klacht in", node=(0, 1))
    assert [one.channel.value for one in listed([unsure, sure], [unsure])["complaint"].mentions] == [
        "Dien een klacht in",
        "Klachten",
    ]


def test_every_kind_is_listed_once_and_none_where_nothing_was_gathered() -> None:
    assert list(listed([])) == list(NAMES)
    assert offers(Service(name="Kaart", start=["https://x.be/"]), [Page(number=1, address="https://x.be/")]) == []
