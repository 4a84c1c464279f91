"""Secrets are blotted out of texts, addresses, HTML and JSON, and nothing else is."""

from __future__ import annotations

import msgspec
import pytest

from einclusion.blotting import Blotter
from einclusion.model import Problem
from einclusion.run import Page, Run, Walk, WalkedStep
from einclusion.scope import Journey, Service, Step

SECRET = 'Ge"heim & <é> 1/2'


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        SECRET.upper(),
        "Ge%22heim%20%26%20%3C%C3%A9%3E%201%2F2",
        "Ge%22heim+%26+%3c%c3%a9%3e+1%2f2",
        "Ge%22heim%20%26%20%3C%C3%A9%3E%201/2",
        'Ge"heim &amp; &lt;é&gt; 1/2',
        "Ge&quot;heim &amp; &lt;é&gt; 1/2",
    ],
)
def test_a_secret_goes_however_it_is_written(written: str) -> None:
    assert Blotter([SECRET]).text(f"before {written} after") == "before [secret] after"
    told = msgspec.json.encode({"said": [f"<{written}>"]})
    assert msgspec.json.decode(Blotter([SECRET]).json(told)) == {"said": ["<[secret]>"]}


@pytest.mark.parametrize("secret", ["true", "null", "1000", "said", "[{", '":"', "\\u00"])
def test_json_stays_json_whatever_the_secret(secret: str) -> None:
    told = {"said": [True, None, 1000.5, 10001], "said too": {"said": f"x{secret}x"}}
    read = msgspec.json.decode(Blotter([secret]).json(msgspec.json.encode(told)))
    assert read == {**told, "said too": {"said": "x[secret]x"}}


def test_the_longest_secret_goes_first() -> None:
    assert Blotter(["pass", "password-one"]).text("password-one, pass") == "[secret], [secret]"


def test_without_secrets_everything_stays() -> None:
    page = Page(number=1, address="https://example.be/")
    assert Blotter().text("all") == "all"
    assert Blotter().json(b'{"a":"b"}') == b'{"a":"b"}'
    assert Blotter().page(page) is page


def test_a_page_loses_secrets_and_keeps_its_kinds() -> None:
    page = Page(
        number=1,
        address="https://example.be/start",
        title="start",
        origin="start",
        links=["/start"],
        notes=[Problem(key="start", values={"text": "start", "count": 2})],
    )
    told = Blotter(["start"]).page(page)
    assert (told.address, told.title, told.links) == ("https://example.be/[secret]", "[secret]", ["/[secret]"])
    assert told.notes == [Problem(key="start", values={"text": "[secret]", "count": 2})]
    assert told.origin == "start"


def test_a_run_loses_secrets_and_can_be_read_again() -> None:
    problem = Problem(key="browser", values={"error": "done?"})
    journey = Journey(name="done", steps=[Step(goto="/")])
    run = Run(
        service=Service(name="S", start=["https://example.be/"], journeys=[journey]),
        walks=[Walk(journey="done", steps=[WalkedStep(state="done", problem=problem), WalkedStep()])],
        problems=[problem],
        documents=["/done.pdf"],
    )
    told = msgspec.json.decode(msgspec.json.encode(Blotter(["done"]).run(run)), type=Run)
    assert told.walks[0].steps[0].problem == Problem(key="browser", values={"error": "[secret]?"})
    assert told.problems == [Problem(key="browser", values={"error": "[secret]?"})]
    assert (told.documents, told.walks[0].journey, told.walks[0].steps[0].state) == (["/[secret].pdf"], "done", "done")
