"""The sample: kinds of page, templates, documents, chance."""

from __future__ import annotations

from random import Random

import pytest

from einclusion.crawl.frontier import Candidate
from einclusion.crawl.sample import Choice, choose
from einclusion.data import own
from einclusion.model import LANGUAGES
from einclusion.scope import Sample, Slot

HOME = "https://example.be/"
START = Candidate(address=HOME, origin="start")


def page(path: str, *texts: str, depth: int = 1) -> Candidate:
    return Candidate(address=f"{HOME}{path}", found_on=HOME, depth=depth, texts=texts)


def slots(choice: Choice) -> dict[Slot, str]:
    return {slot: chosen.address.removeprefix(HOME) for chosen in choice.pages for slot in chosen.slots}


def by_reason(choice: Choice, reason: str) -> list[str]:
    return [chosen.address.removeprefix(HOME) for chosen in choice.pages if chosen.reason == reason]


@pytest.mark.parametrize(
    ("slot", "path", "text"),
    [
        (Slot.LOGIN, "a", "Aanmelden"),
        (Slot.LOGIN, "a", "Inloggen met DigiD"),
        (Slot.LOGIN, "a", "Se connecter à mon dossier"),
        (Slot.LOGIN, "a", "Einloggen"),
        (Slot.LOGIN, "a", "Sign in to my account"),
        (Slot.LOGIN, "auth/login.html", ""),
        (Slot.CONTACT, "a", "Contact met ons opnemen"),
        (Slot.CONTACT, "a", "Contactez-nous"),
        (Slot.CONTACT, "a", "Bürgerservice und Kontakt"),
        (Slot.CONTACT, "nl/contact/", ""),
        (Slot.HELP, "a", "Veelgestelde vragen"),
        (Slot.HELP, "a", "Besoin d’aide ?"),
        (Slot.HELP, "a", "FAQ – häufig gestellte Fragen"),
        (Slot.HELP, "help-centre", ""),
        (Slot.LEGAL, "a", "Privacyverklaring"),
        (Slot.LEGAL, "mentions-legales", ""),
        (Slot.LEGAL, "a", "Impressum & Datenschutz"),
        (Slot.LEGAL, "a", "Terms and conditions"),
        (Slot.SEARCH, "a", "Zoeken"),
        (Slot.SEARCH, "recherche", ""),
        (Slot.SEARCH, "a", "Erweiterte Suche"),
        (Slot.STATEMENT, "a", "Toegankelijkheids\u00adverklaring"),
        (Slot.STATEMENT, "a", "Déclaration d'accessibilité"),
        (Slot.STATEMENT, "a", "Accessibilité : partiellement conforme"),
        (Slot.STATEMENT, "erklaerung-zur-barrierefreiheit", ""),
        (Slot.STATEMENT, "a", "Accessibility statement (Dutch)"),
    ],
)
def test_kinds_of_page_by_words(slot: Slot, path: str, text: str) -> None:
    other = page("other", "Parkeren", "Hoe help ik mijn buur?", "Suchtberatung", "Contactlenzen")
    choice = choose([START, other, page(path, text)], Sample())
    assert slots(choice) == {Slot.HOME: "", slot: path}
    assert choice.missing == [one for one in Slot if one not in (Slot.HOME, slot)]


def test_clearest_sign_wins_then_the_language_of_the_start_page() -> None:
    start = Candidate(address=f"{HOME}nl/", origin="start")
    choice = choose(
        [
            start,
            page("fr/contact", "Contact"),
            page("nl/contact", "Contact"),
            page("nl/contact-opnemen-met-de-dienst", "Neem contact op met de dienst"),
            page("nl/toegankelijkheid", "Toegankelijkheid"),
            page("nl/verklaring", "Toegankelijkheidsverklaring", depth=2),
            page("en/statement", "Accessibility statement"),
        ],
        Sample(),
    )
    assert slots(choice) == {Slot.HOME: "nl/", Slot.CONTACT: "nl/contact", Slot.STATEMENT: "nl/verklaring"}


def test_named_addresses_come_first_even_when_no_link_led_there() -> None:
    sample = Sample(slots={Slot.CONTACT: "/bereikbaar", Slot.LOGIN: "https://login.be/"})
    choice = choose([START, page("contact", "Contact")], sample)
    assert {chosen.address: chosen.slots for chosen in choice.pages if chosen.reason == "slot"} == {
        "https://login.be/": [Slot.LOGIN],
        f"{HOME}bereikbaar": [Slot.CONTACT],
    }
    assert Slot.CONTACT not in choice.missing
    assert Slot.LOGIN not in choice.missing


def test_one_page_per_template() -> None:
    found = [START]
    found += [page(f"nieuws/{name}") for name in ("wegenwerken-in-de-kerkstraat", "nieuwe-bib-is-open", "markt")]
    found += [page(f"product/{number}") for number in range(20)]
    found += [page(f"fr/produit/{number}") for number in range(20)]
    found += [page(f"zoek?q={word}") for word in ("a", "b", "c")]
    found += [page(f"diensten/{name}") for name in ("paspoort", "rijbewijs", "huwelijk", "geboorte")]
    choice = choose(found, Sample(random=0))
    assert {chosen.template for chosen in choice.pages} == {
        "/",
        "/nieuws/*",
        "/nieuws/markt",
        "/product/*",
        "/fr/produit/*",
        "/zoek?q",
        "/diensten/*",
    }
    assert len(choice.pages) == 7
    assert {left.reason for left in choice.left_out} == {"sample"}
    assert len(choice.pages) + len(choice.left_out) == len(found)
    assert len(choose(found, Sample(random=0, per_template=2)).pages) == 12


def test_pages_that_fill_a_kind_count_for_their_template() -> None:
    found = [START, page("a/contact", "Contact"), page("a/x"), page("a/y"), page("a/z")]
    assert by_reason(choose(found, Sample(random=0)), "template") == []


@pytest.mark.parametrize(("percent", "expected"), [(0, 0), (1, 1), (10, 10), (100, 98)])
def test_share_at_random(percent: int, expected: int) -> None:
    found = [START, *(page(f"product/{number}") for number in range(99))]
    assert len(by_reason(choose(found, Sample(random=percent)), "random")) == expected


def test_random_share_is_at_least_that_of_the_pages_chosen() -> None:
    found = [START, *(page(f"{name}/x") for name in "abcdefghijklmnopqrs"), page("a/1"), page("a/2"), page("a/3")]
    choice = choose(found, Sample(random=10))
    assert len(by_reason(choice, "random")) == 2


def test_choice_is_stable() -> None:
    found = [START, *(page(f"product/{number}") for number in range(50)), page("contact", "Contact")]
    documents = [f"{HOME}{number}.pdf" for number in range(30)]
    one = choose(found, Sample(), documents)
    Random(3).shuffle(found)
    Random(4).shuffle(documents)
    assert choose(found, Sample(), documents) == one
    elsewhere = [Candidate(address=c.address.replace(".be", ".test"), origin=c.origin, depth=c.depth) for c in found]
    assert by_reason(one, "random") == [
        chosen.address.removeprefix("https://example.test/")
        for chosen in choose(elsewhere, Sample()).pages
        if chosen.reason == "random"
    ]
    assert by_reason(choose(found, Sample(seed=2)), "random") != by_reason(one, "random")


def test_documents_of_every_kind_first() -> None:
    documents = [f"{HOME}reports/report-{number}-of-2026.pdf" for number in range(20)] + [f"{HOME}forms/request.docx"]
    choice = choose([START], Sample(documents=3), documents)
    assert len(choice.documents) == 3
    assert f"{HOME}forms/request.docx" in choice.documents
    assert choose([START], Sample(documents=0), documents).documents == []


def test_nothing_found() -> None:
    choice = choose([], Sample())
    assert (choice.pages, choice.missing) == ([], list(Slot))


def test_words_for_every_kind_in_every_language() -> None:
    words = own("crawl/slots.yaml")
    assert list(words) == [slot.value for slot in Slot]
    for languages in words.values():
        assert list(languages) == list(LANGUAGES)
        assert all(isinstance(word, str) for lists in languages.values() for word in lists["text"] + lists["within"])
