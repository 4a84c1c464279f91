"""Start pages that lead to a login: a failure, unless another start page tells people what they need to know."""

from __future__ import annotations

from einclusion import rulebook
from einclusion.facts import Facts, Text
from einclusion.model import Outcome
from einclusion.run import Page
from einclusion.scope import Service, Slot
from einclusion.subjects import PageSubject, ServiceSubject
from tests.structures import el, structure

SERVICE = Service(name="Permit", start=["https://permit.example/"])
OPEN = Page(number=1, address="https://permit.example/", origin="start", status=200)
SHUT = Page(number=2, address="https://portal.example/", origin="start", status=401)
CONTACT = Page(number=3, address="https://permit.example/contact", slots=[Slot.CONTACT], status=200)
FACTS = Facts(structure=structure(el("html", el("body", "Costs and deadlines"))), text=Text())


def outcomes(*pages: Page) -> dict[int, Outcome]:
    subjects = [PageSubject(page, SERVICE, FACTS) for page in pages]
    book = rulebook.load([])
    check = book.check(book.rules["information-open-to-all"])
    found = check(ServiceSubject(SERVICE, lambda: iter(subjects), [], []))
    numbers = {page.address: page.number for page in pages}
    return {numbers[str(finding.values["page"])]: finding.outcome for finding in found}


def test_the_only_start_page_leads_to_a_login() -> None:
    assert outcomes(SHUT, CONTACT) == {2: Outcome.FAILED, 3: Outcome.PASSED}


def test_another_start_page_is_open() -> None:
    assert outcomes(SHUT, OPEN) == {1: Outcome.PASSED, 2: Outcome.CANT_TELL}
