"""Documents that pages link to, fetched with the real browser's access from a real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from einclusion.authoring.exampleserver import Answer, Server
from einclusion.authoring.pdf import completed
from einclusion.browser import documents
from einclusion.model import Outcome
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.test_reading_documents import PLAIN

RULES = ["document-tagged", "document-opens"]
MOVED = Answer(200, {"Content-Type": "text/html"}, b"<!doctype html><title>Moved</title><p>See the new site.")
CRAWL = {"scope": "path", "robots": False, "sitemap": False, "rate": 1000}
PDF = Answer(content=completed(PLAIN))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as it is told."""
    with Server() as server:
        yield server


def page(*links: str) -> Answer:
    """A page with links."""
    items = "".join(f'<li><a href="{link}">Document</a></li>' for link in links)
    return Answer(content=f"<!doctype html><title>Documents</title><ul>{items}</ul>".encode())


def states(told: Told) -> dict[str, str]:
    """What came of each document, by the end of its address."""
    found = [one for state in told.pages for one in (state.facts.documents.found if state.facts.documents else [])]
    return {one.address.rpartition("/")[2]: one.state for one in found}


def noted(told: Told) -> list[str]:
    """Keys of what was noted on pages and of what could not be tested there."""
    return [one.key for state in told.run.pages for one in (*state.notes, *state.problems)]


def test_a_document_is_read_once_however_many_pages_link_to_it(audit: Audit, server: Server) -> None:
    address = server.offer(
        "a", {"index.html": page("next.html", "form.pdf#page=2"), "next.html": page("form.pdf"), "form.pdf": PDF}
    )
    told = audit(service={"start": [address + "index.html"], "crawl": CRAWL}, rules=RULES)
    assert states(told) == {"form.pdf": "read"}
    assert len(told.failed("document-tagged")) == 1


def test_a_document_of_100_megabytes_is_not_fetched_and_nothing_of_it_is_guessed(audit: Audit, server: Server) -> None:
    large = Answer(206, {"Content-Range": "bytes 0-9/104857600", "Content-Type": "application/pdf"}, b"%PDF-1.7\n")
    told = audit(server.offer("a", {"index.html": page("large.pdf"), "large.pdf": large}) + "index.html", rules=RULES)
    assert states(told) == {"large.pdf": "too-large"}
    assert "document-too-large" in noted(told)
    outcomes = {one.rule: one.outcome for one in told.findings if one.rule in RULES}
    assert outcomes == {"document-tagged": Outcome.UNTESTED, "document-opens": Outcome.FAILED}


def test_what_is_missing_or_a_page_after_all_is_left_to_other_rules(audit: Audit, server: Server) -> None:
    told = audit(
        server.offer("a", {"index.html": page("gone.pdf", "moved.pdf"), "moved.pdf": MOVED}) + "index.html",
        rules=RULES,
    )
    assert states(told) == {}


def test_documents_that_robots_txt_forbids_are_left_alone(audit: Audit, server: Server) -> None:
    address = server.offer("a", {"index.html": page("form.pdf"), "form.pdf": PDF})
    server._answers["/robots.txt"] = Answer(
        200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /a/form.pdf\n"
    )
    told = audit(address + "index.html", rules=RULES)
    assert states(told) == {}
    assert "document-not-fetched" in noted(told)


def test_the_limit_of_the_service_file_holds_and_is_told(audit: Audit, server: Server) -> None:
    files = {f"{number}.pdf": PDF for number in range(3)}
    address = server.offer("a", {"index.html": page(*files), **files})
    told = audit(service={"start": [address + "index.html"], "crawl": {**CRAWL, "documents": 2}}, rules=RULES)
    assert len(states(told)) == 2
    assert "documents-left" in noted(told)


def test_a_document_behind_a_redirect_is_read_and_a_ring_of_redirects_is_left(audit: Audit, server: Server) -> None:
    files = {
        "index.html": page("old.pdf", "ring.pdf"),
        "old.pdf": Answer(302, {"Location": "new.pdf"}),
        "ring.pdf": Answer(302, {"Location": "ring.pdf"}),
        "new.pdf": PDF,
    }
    told = audit(server.offer("a", files) + "index.html", rules=RULES)
    assert states(told) == {"old.pdf": "read"}
    assert "document-not-fetched" in noted(told)


def test_what_a_server_refuses_or_leads_to_nowhere_is_noted_and_ends_no_visit(audit: Audit, server: Server) -> None:
    files = {
        "index.html": page("refused.pdf", "nowhere.pdf", "form.pdf"),
        "refused.pdf": Answer(403),
        "nowhere.pdf": Answer(302, {"Location": "http://["}),
        "form.pdf": Answer(206, {"Content-Range": "bytes 0-9/\u00b2"}, PDF.content),
    }
    told = audit(server.offer("a", files) + "index.html", rules=RULES)
    assert states(told) == {"form.pdf": "read"}
    assert noted(told).count("document-not-fetched") == 2


def test_a_document_larger_than_its_server_tells_is_not_read(
    audit: Audit, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "BYTES", 100)
    lies = Answer(206, {"Content-Range": "bytes 0-9/10"}, PDF.content)
    told = audit(server.offer("a", {"index.html": page("form.pdf"), "form.pdf": lies}) + "index.html", rules=RULES)
    assert states(told) == {"form.pdf": "too-large"}


def test_documents_of_other_sites_are_not_fetched(audit: Audit, server: Server) -> None:
    address = server.offer("a", {"form.pdf": PDF})
    there = address.replace("127.0.0.1", "localhost")
    server.offer("a", {"index.html": page(there + "form.pdf")})
    assert states(audit(address + "index.html", rules=RULES)) == {}
