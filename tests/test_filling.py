"""What a journey asks for: which fields count, what is a question, what was typed a second time."""

from __future__ import annotations

import pytest

from einclusion.checking.filling import asked, finished, forms, questions, required, typed, typed_again
from einclusion.facts import Facts
from einclusion.run import Page, Walk, WalkedStep
from einclusion.scope import Journey, Service, Step, Target
from einclusion.subjects import JourneySubject, PageSubject
from tests import structures
from tests.text.page import structure

START = "https://wilgenhove.example"
NAME = '<form><label for="{id}">{label}</label><input id="{id}" name="{id}"></form>'


def page(body: str, number: int = 1, path: str = "/one") -> PageSubject:
    facts = Facts(structure=structure(body))
    return PageSubject(Page(number=number, address=START + path, facts=facts), Service(name="W", start=[START]))


def journey(pages: list[PageSubject], fills: list[tuple[int, str, str]], last: str = "done") -> JourneySubject:
    """A journey that opens the pages in turn and fills fields (by id) on the page of that number."""
    steps: list[Step] = []
    walked: list[WalkedStep] = []
    for one in pages:
        steps.append(Step(goto=one.address))
        walked.append(WalkedStep(state="done", page=one.page.number))
        for number, field, said in fills:
            if number == one.page.number:
                steps.append(Step(fill=Target(css=f"#{field}"), with_=said))
                walked.append(WalkedStep(state="done"))
    walked[-1] = WalkedStep(state=last, page=walked[-1].page)  # type: ignore[arg-type]
    service = Service(name="W", start=[START], journeys=[Journey(name="apply", steps=steps)])
    return JourneySubject(Walk(journey="apply", steps=walked), pages, service)


def test_fields_of_a_form_count_and_those_of_a_banner_do_not() -> None:
    banner = '<div><input type="checkbox" id="cookies"></div>'
    search = '<form role="search"><input type="search" id="q"></form>'
    whole = page(banner + search + NAME.format(id="name", label="Name"))
    assert [node.get("id") for node in asked(whole)] == ["name"]
    assert asked(page(banner)) == []
    assert [node.get("id") for node in asked(page(banner + '<input id="plate">'))] == ["cookies", "plate"]


def test_radio_buttons_of_one_name_are_one_question() -> None:
    choices = "".join(f'<input type="radio" name="zone" id="z{n}">' for n in range(3))
    nodes = asked(page(f'<form>{choices}<input id="plate"></form>'))
    assert [node.get("id") for node in questions(nodes)] == ["z0", "plate"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("<input required>", True),
        ('<input aria-required="true">', True),
        ("<label>Name * <input></label>", True),
        ("<label>Name <input></label>", False),
        ('<label>Agree * <input type="checkbox"></label>', False),
    ],
)
def test_what_must_be_answered_says_so(field: str, expected: bool) -> None:
    (node,) = asked(page(f"<form>{field}</form>"))
    assert required(node) is expected


def test_each_page_with_other_fields_is_a_form_and_a_login_is_none() -> None:
    one, other = NAME.format(id="a", label="A"), NAME.format(id="b", label="B")
    login = '<form><input id="u"><input type="password" id="p"></form>'
    pages = [page(one), page(one, 2), page(other, 3), page(login, 4, "/login")]
    assert [subject.page.number for subject, _ in forms(journey(pages, []))] == [1, 3]


def test_a_journey_is_finished_when_its_last_step_was_done() -> None:
    assert finished(journey([page("")], []))
    assert not finished(journey([page("")], [], last="failed"))


@pytest.mark.parametrize(
    ("labels", "said", "found"),
    [
        (("Street", "Address for letters"), "Kerkstraat 3", ["b"]),
        (("Surname", "Surname on the card"), "Peeters", ["b"]),
        (("Place of birth", "Town"), "Gent", []),
        (("Age", "Number of people"), "42", []),
        (("Code", "Code once more"), "{env:CODE}", []),
    ],
)
def test_what_was_typed_before_is_found(labels: tuple[str, str], said: str, found: list[str]) -> None:
    pages = [page(NAME.format(id="a", label=labels[0])), page(NAME.format(id="b", label=labels[1]), 2, "/two")]
    walk = journey(pages, [(1, "a", said), (2, "b", said)])
    assert [node.get("id") for _, node in typed_again(walk)] == found


def test_a_field_that_is_filled_in_already_asks_for_nothing() -> None:
    held = structures.el("input", at={"id": "b"}, role="textbox", name="Street", value="Kerkstraat 3")
    facts = Facts(structure=structures.structure(structures.el("html", structures.el("form", held))))
    filled = PageSubject(Page(number=2, address=START + "/two", facts=facts), Service(name="W", start=[START]))
    pages = [page(NAME.format(id="a", label="Street")), filled]
    assert [node.get("id") for node in asked(filled)] == ["b"]
    assert list(typed_again(journey(pages, [(1, "a", "Kerkstraat 3"), (2, "b", "Kerkstraat 3")]))) == []


def test_short_words_and_secrets_are_not_looked_for() -> None:
    walk = journey([page("")], [(1, "a", "No"), (1, "b", "{env:NAME}"), (1, "c", " Peeters ")])
    assert typed(walk) == {"peeters"}
