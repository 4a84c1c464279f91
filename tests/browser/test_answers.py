"""What servers answer, or don't: each address ends in facts, or in `untested` with a reason that people understand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from einclusion.gate.verdict import Code
from einclusion.model import LANGUAGES, Outcome
from einclusion.summary.sentences import trouble
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import NAME, PASSWORD, Hostile

LOGIN = {"http_credentials": {"username": "{env:WHO}", "password": "{env:PASS}"}}


def behind(username: str, password: str) -> dict[str, Any]:
    """An audit's arguments for a service behind HTTP authentication."""
    return {"service": {"access": LOGIN}, "environment": {"WHO": username, "PASS": password}}


def untested(told: Told, key: str) -> None:
    """Nothing was tested for that reason, which is a sentence in each language, and the gate is not green."""
    assert told.untested == [key]
    problem = told.run.pages[0].problems[0]
    for language in LANGUAGES:
        said = trouble(problem, language)
        assert said[0].isupper()
        assert said.endswith((".", "?"))
    assert told.verdict.code == Code.UNTESTED
    assert {finding.outcome for finding in told.findings} == {Outcome.UNTESTED}


def whole(told: Told) -> None:
    """The page with faults was tested in full."""
    assert told.untested == []
    assert told.verdict.code == Code.PASSED
    assert told.failed("image-alt") == ["#bare"]
    assert told.failed("field-has-label") == ["#open"]
    assert told.page.facts.network is not None


@pytest.mark.parametrize(
    ("path", "key", "status"),
    [
        ("/missing", "status", 404),
        ("/gone", "status", 410),
        ("/error", "status", 500),
        ("/forbidden", "turned-away", 403),
        ("/too-many", "turned-away", 429),
        ("/challenge", "turned-away", 202),
        ("/login", "login-asked", 401),
        ("/nothing", "no-content", 204),
        ("/cut", "empty-answer", None),
        ("/loop", "redirect-loop", None),
        ("/binary", "document", None),
        ("/image", "document", None),
        ("/text", "document", None),
        ("/attachment", "download", None),
    ],
)
def test_an_answer_that_is_no_page(audit: Audit, hostile: Hostile, path: str, key: str, status: int | None) -> None:
    told = audit(hostile.address + path)
    untested(told, key)
    assert told.run.pages[0].status == status
    assert told.run.pages[0].address == hostile.address + path


def test_what_a_guard_against_programs_says_is_no_error_page_of_the_service(audit: Audit, hostile: Hostile) -> None:
    rules = ["error-page-leads-to-people", "document-title"]
    told = audit(hostile.address + "/too-many", hostile.address + "/gone", rules=rules)
    judged = [one.values["status"] for one in told.findings if one.rule == rules[0]]
    assert judged == [410]
    assert told.outcomes("document-title") == ["untested", "untested"]


def test_a_document_is_named_by_its_type(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/image")
    assert told.run.pages[0].problems[0].values == {"type": "image/png"}


def test_a_port_that_nobody_listens_on(audit: Audit, hostile: Hostile) -> None:
    untested(audit(hostile.closed), "refused")


def test_a_host_that_nobody_knows(audit: Audit) -> None:
    untested(audit("http://nowhere.invalid/"), "unknown-host")


@pytest.mark.usefixtures("impatient")
def test_a_server_that_never_answers(audit: Audit, hostile: Hostile) -> None:
    untested(audit(hostile.address + "/silent"), "no-answer")


def test_a_certificate_that_nobody_signed(audit: Audit, hostile: Hostile) -> None:
    untested(audit(hostile.secure + "/plain"), "tls")


def test_a_certificate_that_nobody_signed_is_taken_where_the_service_file_says_so(
    audit: Audit, hostile: Hostile
) -> None:
    whole(audit(hostile.secure + "/plain", service={"access": {"ignore_tls_errors": True}}))


def test_a_name_and_password_open_the_door(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/login", **behind(NAME, PASSWORD))
    assert told.untested == []
    assert told.page.title == "Behind the login"


def test_a_wrong_password_is_told(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/login", **behind(NAME, "wrong-password"))
    untested(told, "login-asked")


def test_headers_of_the_service_file_go_to_its_own_host_only(audit: Audit, hostile: Hostile) -> None:
    service = {"access": {"headers": {"X-Preview": "{env:PREVIEW}"}}}
    told = audit(hostile.address + "/frames", service=service, environment={"PREVIEW": "token-4711"})
    assert told.untested == []
    here, there = hostile.headers("/frame-inner", "X-Preview")[-2:]
    assert sorted((here or "", there or "")) == ["", "token-4711"]


@pytest.mark.parametrize("path", ["/plain", "/csp", "/xhtml", "/overwritten", "/clobbered"])
def test_a_page_is_tested_in_full(audit: Audit, hostile: Hostile, path: str) -> None:
    whole(audit(hostile.address + path))


def test_an_empty_page_is_a_page(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/empty", rules=["document-title", "image-alt"])
    assert told.untested == []
    assert told.failed("document-title") == ["html"]


def test_a_run_in_which_no_rule_applied_is_no_pass(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/empty", rules=["image-alt"])
    assert told.outcomes("image-alt") == [Outcome.INAPPLICABLE]
    assert [problem.key for problem in told.verdict.untested] == ["nothing-applied"]
    assert told.verdict.code == Code.UNTESTED


def test_a_page_without_a_type_is_taken_for_what_it_is(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/untyped")
    assert told.untested == []
    assert told.page.title == "Untyped"


def test_a_drawing_is_tested(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/svg", rules=["svg-img-alt", "image-alt"])
    assert told.untested == []
    assert told.page.title == "A drawing"
    assert told.failed("svg-img-alt") == ["#g"]


def test_a_local_file_is_tested(audit: Audit, tmp_path: Path) -> None:
    file = tmp_path / "a page é.html"
    file.write_text("<!doctype html><title>Local</title><img id=bare src=data:,>", "utf-8")
    told = audit(file.as_uri())
    assert told.failed("image-alt") == ["#bare"]
    assert (told.page.status, told.page.title) == (None, "Local")


def test_a_local_file_that_is_gone(audit: Audit, tmp_path: Path) -> None:
    untested(audit((tmp_path / "gone.html").as_uri()), "no-file")


def test_one_bad_address_leaves_the_others_alone(audit: Audit, hostile: Hostile) -> None:
    told = audit(hostile.address + "/missing", hostile.closed, hostile.address + "/plain", concurrency=2)
    assert [page.address for page in told.run.pages] == [
        hostile.address + "/missing",
        hostile.closed,
        hostile.address + "/plain",
    ]
    assert sorted(told.untested) == ["refused", "status"]
    assert told.failed("image-alt") == ["#bare"]


def test_addresses_given_twice_are_tested_twice_and_as_given(audit: Audit, hostile: Hostile) -> None:
    given = [f"{hostile.address}/plain?{query}" for query in ("b=2&a=1", "a=1&b=2", "b=2&a=1", "A=%C3%A9", "A=%c3%a9")]
    told = audit(*given)
    assert [page.address for page in told.run.pages] == given


def test_a_linked_page_that_is_gone_is_a_finding_and_no_gate(audit: Audit, hostile: Hostile) -> None:
    crawl = {"robots": False, "sitemap": False, "rate": 1000}
    told = audit(
        service={"start": [hostile.address + "/small-site"], "crawl": crawl}, rules=["links-work", "image-alt"]
    )
    assert {page.address: page.status for page in told.run.pages} == {
        f"{hostile.address}/small-site": 200,
        f"{hostile.address}/plain": 200,
        f"{hostile.address}/missing": 404,
    }
    failed = [finding for finding in told.findings if finding.rule == "links-work" and finding.message]
    assert [finding.values["address"] for finding in failed] == [f"{hostile.address}/missing"]
    assert told.verdict.code == Code.PASSED
    assert told.verdict.untested == []


def test_pages_that_chance_chose_are_told_apart(audit: Audit, hostile: Hostile) -> None:
    crawl = {"rate": 1000, "robots": False, "sitemap": False}
    service = {"start": [hostile.address + "/letters"], "crawl": crawl, "sample": {"random": 50}}
    told = audit(service=service, rules=["image-alt"])
    origins = [page.origin for page in told.run.pages]
    assert [origins.count(one) for one in ("start", "sample", "random")] == [1, 1, 4]
    assert len(told.run.left_out) == 4
