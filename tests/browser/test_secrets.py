"""Secrets of journeys appear in no file and no picture of the run."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from PIL import Image

from einclusion.facts import NodeFacts
from tests.browser.conftest import Audit
from tests.browser.driving import Told
from tests.browser.hostile import NAME, PASSWORD, Hostile

SECRET = 'Ge"heim <é> & 1/2'
COVER = (255, 0, 255)
"""What Playwright paints over what it masks."""


@pytest.fixture
def told(audit: Audit, hostile: Hostile) -> Told:
    """A journey that fills in a secret; the page repeats it in text, title, a dialog and the next address."""
    steps = [
        {"goto": "/secret"},
        {"fill": {"label": "Code"}, "with": "{env:CODE}"},
        {"click": {"role": "button"}},
        {"expect": {"text": "Nobody says this"}},
    ]
    service = {
        "start": [hostile.address + "/login"],
        "journeys": [{"name": "tell", "steps": steps}],
        "access": {"http_credentials": {"username": "{env:WHO}", "password": "{env:PASS}"}},
    }
    environment = {"CODE": SECRET, "WHO": NAME, "PASS": PASSWORD}
    return audit(service=service, environment=environment, depth="full", rules=["image-alt", "field-has-label"])


def files(told: Told) -> list[Path]:
    """All files of the run."""
    return [path for path in told.folder.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("impatient")
def test_no_file_holds_a_secret(told: Told) -> None:
    assert [step.state for step in told.run.walks[0].steps] == ["done", "done", "done", "failed"]
    assert len(told.run.pages) == 4
    forms = {form(secret) for secret in (SECRET, PASSWORD) for form in (str, quote, quote_plus, escape)}
    forms |= {quote(SECRET, safe=""), SECRET.replace('"', '\\"'), 'Ge"heim', "Ge\\u0022heim", "Ge%22heim"}
    found = [
        (path.name, form)
        for path in files(told)
        for form in forms
        if form.encode().lower() in path.read_bytes().lower() or form.lower() in str(path).lower()
    ]
    assert found == []
    assert [note.values["text"] for note in told.run.pages[1].notes] == ["[secret]"]
    assert told.run.pages[2].final_address.endswith("/found?q=[secret]")


@pytest.mark.usefixtures("impatient")
def test_pictures_cover_secrets(told: Told) -> None:
    field, echo = (placed(told, 1, name) for name in ("q", "echo"))
    assert pixel(told, 1, field) == pytest.approx(COVER, abs=12)
    assert pixel(told, 1, echo) == pytest.approx(COVER, abs=12)
    repeated = next(node for node in nodes(told, 2) if node.tag == "p")
    assert pixel(told, 2, repeated) == pytest.approx(COVER, abs=12)
    heading = next(node for node in nodes(told, 2) if node.tag == "h1")
    assert pixel(told, 2, heading) != pytest.approx(COVER, abs=12)


def nodes(told: Told, place: int) -> list[NodeFacts]:
    """Nodes of a page state."""
    structure = told.pages[place].facts.structure
    assert structure is not None
    return structure.documents[0].nodes


def placed(told: Told, place: int, name: str) -> NodeFacts:
    """The node with that id."""
    return next(node for node in nodes(told, place) if node.attributes.get("id") == name)


def pixel(told: Told, place: int, node: NodeFacts) -> tuple[int, int, int]:
    """Colour of the picture near the left edge of the node, inside it."""
    assert node.box is not None
    with Image.open(told.folder / told.pages[place].picture) as picture:
        red, green, blue = picture.convert("RGB").getpixel((int(node.box[0]) + 6, int(node.box[1]) + 6))  # type: ignore[misc]
    return (red, green, blue)


def test_a_secret_that_is_also_a_word_of_ours_spoils_nothing(audit: Audit, hostile: Hostile) -> None:
    steps = [{"goto": "/secret"}, {"fill": {"label": "Code"}, "with": "{env:CODE}"}, {"click": {"role": "button"}}]
    service = {"start": [hostile.address + "/plain"], "journeys": [{"name": "tell", "steps": steps}]}
    for secret in ("1000", "start"):
        told = audit(service=service, environment={"CODE": secret}, rules=["image-alt"], part=secret)
        assert [step.state for step in told.run.walks[0].steps] == ["done"] * 3
        assert [page.origin for page in told.run.pages] == ["journey"] * 3 + ["start"]
        assert told.run.pages[2].final_address.endswith("/found?q=[secret]")
