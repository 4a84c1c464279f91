"""Forms that a journey sends off: what was written, what came, and whether it was refused."""

from __future__ import annotations

import pytest

from einclusion.checking.attempts import attempts
from einclusion.facts import Facts
from einclusion.run import Page, Walk, WalkedStep
from einclusion.scope import Journey, Service, Step, Target
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.blocks import text_of
from tests.text.page import structure

START = "https://wilgenhove.example"
FORM = '<form><label for="mail">E-mail</label><input id="mail" name="mail"{}><p>{}</p><button>Next</button></form>'


def page(body: str, number: int, path: str = "/one") -> PageSubject:
    facts = structure(f"<main>{body}</main>")
    whole = Facts(structure=facts, text=text_of(facts))
    return PageSubject(Page(number=number, address=START + path, facts=whole), Service(name="W", start=[START]))


def journey(pages: list[PageSubject], said: str = "an@example.org") -> JourneySubject:
    """Opens the first page, then fills the field and presses the button for each further one."""
    steps, walked = [Step(goto="/one")], [WalkedStep(state="done", page=pages[0].page.number)]
    for one in pages[1:]:
        steps += [Step(fill=Target(css="#mail"), with_=said), Step(click=Target(css="button"))]
        walked += [WalkedStep(state="done"), WalkedStep(state="done", page=one.page.number)]
    service = Service(name="W", start=[START], journeys=[Journey(name="apply", steps=steps)])
    return JourneySubject(Walk(journey="apply", steps=walked), pages, service)


@pytest.mark.parametrize(
    ("attributes", "text", "refused"),
    [
        ("", "Invalid", True),
        (' aria-invalid="true"', "", True),
        (' class="met"', "Opening hours changed on Monday", False),
        ("", "", False),
    ],
)
def test_a_form_that_comes_back_with_something_wrong_was_refused(attributes: str, text: str, refused: bool) -> None:
    walk = journey([page(FORM.format("", ""), 1), page(FORM.format(attributes, text), 2)])
    assert [one.refused for one in attempts(walk)] == ([True] if refused else [])


def test_another_page_is_the_end_of_an_attempt_and_the_next_one_begins_anew() -> None:
    refused, taken = FORM.format("", "Invalid"), page("<p>Thank you</p>", 3, "/two")
    first, second = attempts(journey([page(FORM.format("", ""), 1), page(refused, 2), taken]))
    assert (first.refused, second.refused) == (True, False)
    assert first.given == second.given == {"mail": "an@example.org"}
    assert first.typed == {"mail"}
    assert [block.text for block in first.told] == ["Invalid"]


def test_what_the_page_said_from_the_start_is_no_refusal() -> None:
    same = FORM.format("", "Errors are marked. Invalid answers too.")
    assert list(attempts(journey([page(same, 1), page(same.replace("<p>", "<p>Also: "), 2)]))) != []
    assert list(attempts(journey([page(same, 1), page(same, 2)]))) == []


def test_a_second_refusal_is_seen_though_the_text_is_the_same() -> None:
    refused = FORM.format("", "Invalid")
    walk = journey([page(FORM.format("", ""), 1), page(refused, 2), page(refused, 3)])
    assert [one.refused for one in attempts(walk)] == [True, True]
