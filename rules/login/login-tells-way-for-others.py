from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.signin import all_need, said, sign_in
from einclusion.checking.survey import is_page
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject

NEEDS = ("smartphone", "mobile", "eid", "number", "bank-account", "card-reader", "generator")


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A login page says what people do who have none of its means."""
    lacking: list[tuple[str, str]] = []
    asked: list[tuple[str, str]] = []
    for page in service.pages:
        one = sign_in(page) if is_page(page.page) and page.facts.structure is not None else None
        if one is None or not all_need(one.means, *NEEDS):
            continue
        if one.open or any(said(block.text, "without") for block in page.text.blocks):
            yield passed(page=page.address)
            return
        (asked if helped(page) else lacking).append((page.address, ", ".join(one.means)))
    for address, means in asked[:1]:
        yield cant_tell(page=address, means=means)
    for address, means in lacking[: 0 if asked else 1]:
        yield failed(page=address, means=means)


def helped(page: PageSubject) -> bool:
    """Whether the page names a way to ask: a person can then say where the others may go."""
    return bool(page.channels.of("phone", "counter", "address", "email", "contact-form", "chat", "appointment", "help"))
