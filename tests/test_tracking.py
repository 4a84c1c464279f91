from __future__ import annotations

import pytest

from einclusion.checking.tracking import Trace, makers, traces, trackers
from einclusion.crawl.addresses import site
from einclusion.loading import Cookie, Network, Request
from tests.sources import ROOT

KNOWN = trackers(
    {
        "sure": {
            "Counter": {"hosts": "counter.com", "marks": ["/count.js"], "names": "_count _count_*"},
            "Film": {"names": "VISITOR"},
        },
        "doubtful": {"Meter": {"marks": ["/meter.php?"], "names": "_m.*"}},
    }
)
PAGE = "https://www.town.be/debts"


def call(address: str) -> Request:
    return Request(address=address, host=address.split("/")[2].partition(":")[0], type="script")


def found(
    *requests: str,
    cookies: list[Cookie] | None = None,
    storage: dict[str, list[str]] | None = None,
    page: str = PAGE,
) -> list[Trace]:
    network = Network(requests=[call(address) for address in requests], cookies=cookies or [], storage=storage or {})
    return list(traces(network, page, KNOWN, "__cf_bm"))


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("stats.town.be", "town.be"),
        (".Town.be", "town.be"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("[::1]", "[::1]"),
        ("www.intranet.local", "intranet.local"),
        ("", ""),
    ],
)
def test_site(host: str, expected: str) -> None:
    assert site(host) == expected


def test_a_service_is_known_by_host_and_subdomain() -> None:
    assert found("https://counter.com/a", "https://eu.counter.com/b", "https://notcounter.com/c") == [
        Trace("call", "Counter", ("counter.com", "eu.counter.com"), True)
    ]


def test_a_service_is_known_by_its_mark_on_another_host_only() -> None:
    assert found("http://localhost:8000/x/count.js", page="http://127.0.0.1:8000/") == [
        Trace("call", "Counter", ("localhost",), True)
    ]
    assert found("https://static.town.be/count.js") == []
    assert found("https://m.com/meter.php?idsite=1") == [Trace("call", "Meter", ("m.com",), False)]


def test_what_lies_on_the_own_site_is_known_by_name() -> None:
    cookies = [Cookie(name="_count_1", domain=".town.be"), Cookie(name="session", domain="www.town.be")]
    assert found(cookies=cookies, storage={"localStorage": ["_count"]}) == [
        Trace("left", "Counter", ("_count", "_count_1"), True)
    ]


def test_cookies_of_hosts_that_the_page_called() -> None:
    cookies = [
        Cookie(name="uid", domain=".maps.com"),
        Cookie(name="__cf_bm", domain=".cdn.com"),
        Cookie(name="VISITOR", domain=".film.com"),
        Cookie(name="login", domain=".elsewhere.com"),
        Cookie(name="anything", domain=".counter.com"),
    ]
    called = [f"https://www.{name}.com/x" for name in ("maps", "cdn", "film", "counter")]
    assert found(*called, cookies=cookies) == [
        Trace("call", "Counter", ("www.counter.com",), True),
        Trace("foreign", "maps.com", ("uid",), False),
        Trace("left", "Film", ("VISITOR",), True),
    ]


def test_a_maker_of_the_larger_list_is_a_question() -> None:
    others = makers("# Makers\nSharer\tshare.com cdn.net\nOther\tother.org\n")
    network = Network(
        requests=[call("https://eu.share.com/a"), call("https://counter.com/b"), call("https://font.org/c")]
    )
    found = list(traces(network, PAGE, KNOWN, "", others))
    assert found == [
        Trace("call", "Counter", ("counter.com",), True),
        Trace("call", "Sharer", ("eu.share.com",), False),
    ]


def test_a_lasting_cookie_of_the_site_itself_is_a_question() -> None:
    lasting = [Cookie(name=name, domain="www.town.be", days=30) for name in ("visitor", "__cf_bm", "_count")]
    session = Cookie(name="step", domain="www.town.be")
    assert [trace for trace in found(cookies=[*lasting, session]) if trace.kind == "kept"] == [
        Trace("kept", "town.be", ("visitor",), False)
    ]


def test_the_list_that_ships_can_be_read() -> None:
    listed = makers((ROOT / "rules/privacy/third-parties.txt").read_text(encoding="utf-8"))
    assert len(listed) > 1000
    assert listed["addtoany.com"] == "AddToAny"
