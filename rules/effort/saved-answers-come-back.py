from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.fields import type_of
from einclusion.checking.filling import asked, forms, required, states, typed_into
from einclusion.checking.saving import saved_at, told
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject


def check(journey: JourneySubject) -> Iterator[Finding]:
    """Answers that were saved can be had back, by people without an account or e-mail too."""
    asking = [page for page, _ in forms(journey)]
    offering = next((page for page in (*asking, *states(journey)) if "save" in told(page)), None)
    promised = next((one.saving for one in journey.service.journeys if one.name == journey.walk.journey), None)
    if offering is None:
        if promised and asking:
            yield failed(message="promised", page=asking[0].address)
        return
    saved = saved_at(journey)
    if promised == "account":
        yield failed(message="takes-account", page=offering.address)
    elif promised == "email":
        yield failed(message="takes-email", page=offering.address)
    elif saved is None:
        yield not_tried(offering)
    elif demand := demanded(journey, saved):
        if type_of(demand) == "password":
            yield failed(demand, "password", page=saved.address)
        else:
            yield failed(demand, "email", page=saved.address)
    else:
        yield came_back(journey, saved)


def not_tried(page: PageSubject) -> Finding:
    """What the page that offers to save says of it."""
    said = told(page)
    if "account" in said:
        return cant_tell(message="says-account", page=page.address)
    if "mail" in said:
        return cant_tell(message="says-mail", page=page.address)
    return cant_tell(message="not-tried", page=page.address)


def demanded(journey: JourneySubject, saved: PageSubject) -> Node | None:
    """A field that came with saving, new to the journey: for a password, or an e-mail address that must be given."""
    before = [page for page in states(journey) if page.page.number < saved.page.number]
    known = {node.get("name") for page in before for node in asked(page)}
    fields = [] if "code" in told(saved) else [node for node in asked(saved) if node.get("name") not in known]
    password = next((node for node in fields if type_of(node) == "password"), None)
    return password or next((node for node in fields if type_of(node) == "email" and required(node)), None)


def came_back(journey: JourneySubject, saved: PageSubject) -> Finding:
    """What stands in the fields that had been filled in before, on pages after that."""
    number = saved.page.number
    typed = {node.get("name") for page, node, _ in typed_into(journey) if page.page.number < number} - {""}
    after = [page for page in states(journey) if page.page.number > number]
    again = [node for page in after for node in asked(page) if node.get("name") in typed]
    if again and all(node.facts.value for node in again):
        return passed(again[0])
    if again:
        return cant_tell(again[0], "empty", page=saved.address)
    return cant_tell(message="not-reopened", page=saved.address)
