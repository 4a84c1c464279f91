"""Pictures are found wherever they stand, cut out without the page's own letters, and read while there is time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from einclusion.acted.images import Images, Picture
from einclusion.authoring.exampleserver import Answer, Server
from einclusion.probes.acting import images
from tests.browser.conftest import Audit
from tests.browser.driving import Told

RULE = "image-shows-no-text"


def sign(text: str, ground: str = "#fff", width: int = 300) -> Answer:
    text = f'<text x="10" y="42" font-family="sans-serif" font-size="32">{text}</text>'
    box = f'<rect width="{width}" height="60" fill="{ground}"/>'
    size = f'width="{width}" height="60"'
    return Answer(content=f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{box}{text}</svg>'.encode())


PAGE = """<!doctype html><html lang="en"><head><title>Signs</title><style>
.back { background: url(back.svg); width: 300px; height: 120px; font: 24px sans-serif } .back img { display: block }
i { display: block } i::before { content: ""; display: block; width: 300px; height: 60px; background: url(before.svg) }
</style></head><body>
<img id="plain" src="plain.svg" alt=""><img id="gone" src="gone.svg" alt="Gone">
<img id="off" src="plain.svg" alt="" hidden>
<div class="back">letters of the page <img id="small" src="small.svg" alt=""></div>
<i></i><canvas id="empty" width="50" height="50"></canvas>
<div id="host"><template shadowrootmode="open"><img id="inner" src="inner.svg" alt=""></template></div>
<iframe src="frame.html" width="400" height="100"></iframe>
<div style="height: 3000px"></div><img id="late" src="late.svg" alt="" loading="lazy">
</body></html>"""
FRAME = '<!doctype html><html lang="en"><title>Frame</title><body style="margin: 8px"><img src="framed.svg" alt="">'
FILES = {
    "": Answer(content=PAGE.encode()),
    "frame.html": Answer(content=FRAME.encode()),
    "plain.svg": sign("Alpha"),
    "back.svg": sign("", "#eee"),
    "small.svg": sign("Bravo", width=150),
    "before.svg": sign("Charlie"),
    "inner.svg": sign("Delta"),
    "framed.svg": sign("Foxtrot"),
    "late.svg": sign("Golf"),
}


@pytest.fixture
def look(audit: Audit) -> Iterator[Callable[[], Told]]:
    with Server() as server:
        address = server.offer("signs", FILES)
        yield lambda: audit(address, rules=[RULE], depth="full")


def seen(told: Told) -> Images:
    assert told.page.facts.images is not None
    return told.page.facts.images


def read(one: Picture) -> str:
    return " ".join(line.text for line in one.lines)


def test_pictures_are_found_and_read_wherever_they_stand(look: Callable[[], Told]) -> None:
    found = seen(look())
    assert found.reader == "rapidocr"
    assert found.unread == found.unseen == 0
    rows = {Path(one.source).stem: one for one in found.pictures}
    assert {name: read(one) for name, one in rows.items() if name} == {
        "plain": "Alpha",
        "gone": "",
        "back": "",  # neither the letters of the page nor those of the picture that lies on it
        "small": "Bravo",
        "before": "Charlie",
        "inner": "Delta",
        "framed": "Foxtrot",
        "late": "Golf",
    }
    assert not rows["gone"].loaded
    assert rows["before"].kind == rows["back"].kind == "background"
    assert [one.blank for one in found.pictures if one.kind == "canvas"] == [True]
    assert all(one.node for one in found.pictures)


def test_without_time_nothing_is_read_and_a_person_is_asked(
    look: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "SECONDS", -1.0)
    told = look()
    assert seen(told).unread > 0
    assert not any(one.read for one in seen(told).pictures if one.loaded and not one.blank)
    assert told.outcomes(RULE) == ["cantTell"]


def test_without_the_extra_the_rule_is_untested_and_says_why(
    look: Callable[[], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "reader", lambda: "")
    told = look()
    assert seen(told).pictures
    assert told.outcomes(RULE) == ["untested"]
    assert [one.problem.key for one in told.findings if one.problem] == ["no-recognition"]
