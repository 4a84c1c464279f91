from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.filling import states
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import JourneySubject, PageSubject

WEB = ("http:", "https:", "mailto:", "tel:", "sms:", "javascript:", "data:", "blob:", "about:", "file:", "geo:")


def check(journey: JourneySubject) -> Iterator[Finding]:
    pages = states(journey)
    if not pages:
        return
    found = False
    for page in pages:
        for note in page.page.notes:
            if note.key == "popup-closed":
                found = True
                yield failed(message="window", page=page.address, what=told(note.values))
            elif note.key == "download-refused":
                found = True
                yield cant_tell(message="download", page=page.address, what=told(note.values))
        for scheme in sorted(apps(page)):
            found = True
            yield cant_tell(message="app", page=page.address, what=scheme)
    if not found:
        yield passed()


def told(values: dict[str, str | int | float | bool]) -> str:
    """What opened: the address of a window, or the name of a file."""
    return str(values.get("address") or values.get("name") or "")[:120]


def apps(page: PageSubject) -> set[str]:
    """Schemes of links that leave the browser for an app."""
    links = (node.get("href").strip().lower() for node in page.select("a[href]") if node.visible)
    return {link.partition(":")[0] for link in links if is_app(link)}


def is_app(link: str) -> bool:
    scheme = link.partition(":")[0]
    return ":" in link and scheme.replace("-", "").replace("+", "").isalnum() and not link.startswith(WEB)
