from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from einclusion.checking.hosts import is_public
from einclusion.crawl.addresses import split
from einclusion.model import Finding, Problem
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject

REASONS = {
    "ERR_CERT_DATE_INVALID": "expired",
    "ERR_CERT_COMMON_NAME_INVALID": "other-name",
    "ERR_CERT_REVOKED": "withdrawn",
    "ERR_CERT_WEAK_SIGNATURE_ALGORITHM": "weak",
    "ERR_CERT_WEAK_KEY": "weak",
    "ERR_SSL_VERSION_OR_CIPHER_MISMATCH": "weak",
}
"""What browsers say of a connection, as people understand it.

Anything else may come from the network at hand: some put in certificates of an issuer that browsers do not know.
"""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Browsers open the service without a warning about its certificate, told once for each host."""
    if service.service.access.ignore_tls_errors:
        return
    warned: dict[str, tuple[str, str]] = {}
    for address, code in warnings(service):
        warned.setdefault(host_of(address), (address, code))
    for address, code in warned.values():
        message = REASONS.get(code, "")
        yield failed(message=message, page=address) if message else cant_tell(page=address, code=code)
    for host in dict.fromkeys(opened(service)):
        if host not in warned:
            yield passed(host=host)


def warnings(service: ServiceSubject) -> Iterator[tuple[str, str]]:
    """Public addresses that the browser refused for the sake of the connection, each with its code."""
    asked = [(page.page.address, problem) for page in service.pages for problem in page.page.problems]
    for address, problem in (*asked, *walked(service)):
        if problem.key == "tls" and is_public(host_of(address)):
            yield address, str(problem.values["code"])


def walked(service: ServiceSubject) -> Iterator[tuple[str, Problem]]:
    """Addresses that steps of journeys open, with what went wrong there."""
    start = next(iter(service.service.start), "")
    journeys = {journey.name: journey for journey in service.service.journeys}
    for walk in service.walks:
        for step, done in zip(journeys[walk.journey].steps, walk.steps, strict=False):
            if step.goto and done.problem:
                yield urljoin(start, step.goto), done.problem


def opened(service: ServiceSubject) -> Iterator[str]:
    """Public hosts that answered over HTTPS."""
    for page in service.pages:
        if page.page.status is not None and page.address.startswith("https:") and is_public(host_of(page.address)):
            yield host_of(page.address)


def host_of(address: str) -> str:
    return split(address).hostname or ""
