"""Addresses: which mean the same page, what they lead to, which links are left alone."""

from __future__ import annotations

import pytest

from einclusion.crawl.addresses import (
    acts,
    alike,
    fold,
    joined,
    key,
    kind,
    matches,
    origin,
    parts_of,
    same_host,
    same_site,
    split,
)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("HTTP://Example.BE:80/a", "http://example.be/a"),
        ("https://example.be:443", "https://example.be/"),
        ("https://example.be/a#main", "https://example.be/a"),
        ("https://example.be/a#/", "https://example.be/a"),
        ("https://example.be/a?b=2&a=1", "https://example.be/a?a=1&b=2"),
        ("https://example.be/a?utm_source=x&UTM_medium=y&fbclid=z&id=1", "https://example.be/a?id=1"),
        ("https://example.be/a?PHPSESSID=abc", "https://example.be/a"),
        ("https://example.be/a;jsessionid=12AB?x=1", "https://example.be/a?x=1"),
        ("https://example.be/(S(k2x1abc))/loket", "https://example.be/loket"),
        ("https://example.be/caf%c3%a9/%7Eme", "https://example.be/café/~me"),
        ("https://example.be/a/../b/./c", "https://example.be/b/c"),
        ("https://example.be/nl/index.html", "https://example.be/nl/"),
        ("https://example.be/Default.aspx?id=3", "https://example.be/?id=3"),
        ("https://münchen.de/", "https://xn--mnchen-3ya.de/"),
        ("https://name:secret@example.be/", "https://example.be/"),
        ("https://[::1]:8080/a", "https://[::1]:8080/a"),
        ("  https://example.be/a  ", "https://example.be/a"),
        ("https://example.be/?q=a%20b", "https://example.be/?q=a+b"),
    ],
)
def test_same_page(address: str, same: str) -> None:
    assert key(address) == key(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.be/Page", "https://example.be/page"),
        ("https://example.be/a", "https://example.be/a/"),
        ("https://example.be/#/contact", "https://example.be/#/help"),
        ("https://example.be/#!contact", "https://example.be/"),
        ("https://example.be/a%2Fb", "https://example.be/a/b"),
        ("https://example.be/zoek?source=burger", "https://example.be/zoek"),
        ("https://example.be/", "https://example.be:8443/"),
        ("https://example.be/", "http://example.be/"),
    ],
)
def test_different_pages(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("address", ["", "https://", "http://[bad/", "https://example.be:99999/", "mailto:a@b.be"])
def test_no_address(address: str) -> None:
    assert key(address) == ""


@pytest.mark.parametrize("address", ["http://[", "http://[::1/a.pdf", "//[x]/log-out", "https://a\u2100b.be/"])
def test_no_address_does_harm(address: str) -> None:
    assert split(address).path == address
    assert joined("https://a.be/", address) in ("", address)
    assert kind(address) in ("", "document")
    assert not matches(address, ["/permit/*"])
    assert isinstance(parts_of(address, query=True), list)


def test_where_a_link_leads() -> None:
    assert joined("https://a.be/b/", " ../c ") == "https://a.be/c"


@pytest.mark.parametrize(
    ("one", "other", "of_one_site"),
    [
        ("stad.be", "stad.be", True),
        ("api.stad.be", "www.stad.be", True),
        ("stad.be", "gent.be", False),
        ("council.gov.uk", "revenue.gov.uk", False),
        ("one.github.io", "other.github.io", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "9.0.0.1", False),
        ("localhost", "localhost", True),
        ("localhost", "127.0.0.1", False),
        ("", "stad.be", False),
    ],
)
def test_hosts_of_one_site(one: str, other: str, of_one_site: bool) -> None:
    assert same_site(one, other) is of_one_site


def test_origin_and_host() -> None:
    assert origin("HTTPS://Example.be:443/a?b") == "https://example.be"
    assert same_host("http://www.example.be/a", "https://example.be:8443/b")
    assert not same_host("https://example.be/", "https://example.com/")
    assert not same_host("", "")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.be/form.PDF", "document"),
        ("https://example.be/form.docx?download=1", "document"),
        ("https://example.be/get?file=form.pdf", "document"),
        ("https://example.be/logo.svg", "file"),
        ("https://example.be/all.zip", "file"),
        ("https://example.be/form.html", ""),
        ("https://example.be/loket.aspx", ""),
        ("https://example.pdf/", ""),
        ("https://example.be/v1.2/start", ""),
    ],
)
def test_kind(address: str, expected: str) -> None:
    assert kind(address) == expected


@pytest.mark.parametrize(
    ("address", "pattern", "expected"),
    [
        ("https://example.be/permit/new", "/permit/*", True),
        ("https://example.be/permit", "/permit/*", False),
        ("https://example.be/permit?step=2", "/permit", True),
        ("https://example.be/search?q=a", "/search?q=*", True),
        ("https://example.be/old.aspx?x=1", "*.aspx", True),
        ("https://example.be/caf%C3%A9/menu", "/café/*", True),
        ("https://example.be", "/", True),
    ],
)
def test_patterns(address: str, pattern: str, expected: bool) -> None:
    assert matches(address, [pattern]) is expected


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/x", "Uitloggen"),
        ("/x", "Afmelden"),
        ("/x", "Jan Peeters – log uit"),
        ("/x", "Se déconnecter"),
        ("/x", "De\u00adcon\u00adnexion"),
        ("/x", "Ausloggen"),
        ("/x", "Löschen"),
        ("/x", "  SIGN OUT  "),
        ("/x", "Betaal nu"),
        ("/x", "Payer en ligne"),
        ("/x", "Jetzt bezahlen"),
        ("/x", "Delete my account"),
        ("/logout.html", "H. de Jong"),
        ("/account/LogOff", ""),
        ("/j_spring_security_logout", ""),
        ("/auth/sign-out", ""),
        ("/signout-oidc", ""),
        ("/index.php?action=logout", ""),
        ("/file/12?do=delete", ""),
        ("/compte/se-d%C3%A9connecter", ""),
        ("/antrag/loeschen", ""),
        ("/winkelmand/afrekenen", ""),
    ],
)
def test_actions_are_left_alone(path: str, text: str) -> None:
    assert acts(f"https://example.be{path}", text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/milieu/graffiti-verwijderen", "Graffiti verwijderen"),
        ("/belasting/betalen", "Hoe betaal ik mijn belasting?"),
        ("/kfz/abmelden", "Auto abmelden"),
        ("/design-office", "Design office"),
        ("/en/pay-your-fine", "Pay your fine"),
        ("/amendes/payer-une-amende", "Payer une amende"),
        ("/blog", "What happens to your documents when you sign out of the citizen portal"),
    ],
)
def test_pages_about_actions_are_visited(path: str, text: str) -> None:
    assert not acts(f"https://example.be{path}", text)


def test_patterns_of_alike_addresses() -> None:
    assert alike("https://example.be/2026/11?p=3") == alike("https://example.be/1999/1?p=12")
    assert alike("https://example.be/a?kind=x") != alike("https://example.be/a?kind=y")
    assert alike("https://example.be/a?kind=x", values=True) == alike("https://example.be/a?kind=y", values=True)


def test_fold() -> None:
    assert fold("Toegankelijkheids\u00adverklaring (PDF) ") == "toegankelijkheidsverklaring pdf"
    assert fold("Déclaration d’Accessibilité") == fold("declaration-d'accessibilite")
