from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import sign_in
from einclusion.checking.survey import is_page
from einclusion.crawl.addresses import key
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.run import Page
from einclusion.scope import Slot
from einclusion.subjects import PageSubject, ServiceSubject

OPEN = {Slot.HOME, Slot.CONTACT, Slot.HELP, Slot.LEGAL, Slot.STATEMENT}
SHUT = {401, 407}


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Start pages and those on contact, help, rights and accessibility are read without logging in."""
    state = service.service.access
    if state.storage_state or state.http_credentials:
        return
    opened, shut = False, list[tuple[str, str]]()
    for page in service.pages:
        start, slot = page.page.origin == "start", bool(OPEN & set(page.page.slots))
        if page.page.journey or not (start or slot):
            continue
        if page.page.status in SHUT or turned_away(page):
            if slot:
                yield failed(page=page.page.address, led=page.address)
            else:
                shut.append((page.page.address, page.address))
        elif is_page(page.page) and page.facts.structure is not None:
            opened = opened or (start and not wall(page))
            yield cant_tell(page=page.page.address) if wall(page) else passed(page=page.page.address)
    for address, led in shut:
        yield cant_tell(page=address) if opened else failed(page=address, led=led)


def turned_away(page: PageSubject) -> bool:
    """Whether another page came than was asked for, and it is one for logging in."""
    return moved(page.page) and page.facts.structure is not None and sign_in(page) is not None


def moved(page: Page) -> bool:
    return Slot.LOGIN not in page.slots and key(page.address) != key(page.final_address or page.address)


def wall(page: PageSubject) -> bool:
    """Whether the page itself asks for a login and says little else."""
    return Slot.LOGIN not in page.page.slots and sign_in(page) is not None and page.text.words < FEW


FEW = 120
"""Words of the main content below which a page tells little."""
