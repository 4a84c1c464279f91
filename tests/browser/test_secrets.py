"""Secrets of journeys appear in no file and no picture of the run."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from PIL import Image

from einclusion.browser import picture
from einclusion.browser.window import Window
from einclusion.scope import Target
from tests.browser.conftest import Audit
from tests.browser.driving import Driver, Told
from tests.browser.hostile import NAME, PASSWORD, Hostile

SECRET = 'Ge"heim <é> & 1/2'
COVER = (255, 0, 255)
"""What Playwright paints over what it masks."""
WHERE = """Object.fromEntries(["q", "echo", "button"].map((name) => {
  const box = (document.getElementById(name) || document.querySelector(name)).getBoundingClientRect();
  return [name, [Math.round(box.x) + 6, Math.round(box.y) + 6]];
}))"""
"""A place near the left edge of each, inside it."""


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


def test_pictures_cover_secrets(driver: Driver, hostile: Hostile) -> None:
    async def see(window: Window) -> tuple[bytes, dict[str, tuple[int, int]]]:
        await window.visit(hostile.address + "/secret")
        await window.page.fill("#q", SECRET)
        places = await (await window.top()).evaluate(WHERE)
        return await picture.take(window, [Target(label="Code")], [SECRET], (0, 0, 800, 400)), places

    png, places = driver.look(see)
    with Image.open(io.BytesIO(png)) as taken:
        seen = {name: taken.convert("RGB").getpixel(place) for name, place in places.items()}
    assert [name for name, colour in seen.items() if colour == COVER] == ["q", "echo"]
    assert set(seen) == {"q", "echo", "button"}


def test_a_secret_that_is_also_a_word_of_ours_spoils_nothing(audit: Audit, hostile: Hostile) -> None:
    steps = [{"goto": "/secret"}, {"fill": {"label": "Code"}, "with": "{env:CODE}"}, {"click": {"role": "button"}}]
    service = {"start": [hostile.address + "/plain"], "journeys": [{"name": "tell", "steps": steps}]}
    for secret in ("1000", "start"):
        told = audit(service=service, environment={"CODE": secret}, rules=["image-alt"], part=secret)
        assert [step.state for step in told.run.walks[0].steps] == ["done"] * 3
        assert [page.origin for page in told.run.pages] == ["journey"] * 3 + ["start"]
        assert told.run.pages[2].final_address.endswith("/found?q=[secret]")
