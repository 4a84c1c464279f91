"""Every example on our rule pages, in the real browser: what is written there is what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from einclusion.authoring import examples
from einclusion.rulebook import Rulebook, load, pages, read
from tests import sources
from tests.live import Live

OWN = [
    path
    for path in pages(sources.ROOT / "rules")
    if read(path).engine == "einclusion" or (read(path).engine == "axe" and examples.read(path))
]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load()


def test_every_correction_of_a_page_is_shown_and_tried_on_it() -> None:
    correcting = {path for path in OWN if read(path).correct}
    shown = {path for path in OWN if any(one.corrected for one in examples.read(path))}
    assert correcting <= shown
    assert len(correcting) > 20


@pytest.mark.parametrize("path", OWN, ids=sources.name)
def test_examples_come_out_as_the_page_says(path: Path, book: Rulebook, live: Live) -> None:
    tried = live.run(examples.attempt(examples.read(path), book, live.session))
    assert tried
    wrong = [
        f"{one.example.outcome}: {one.example.title}\n    {one.wrong.sentence('en')}" for one in tried if one.wrong
    ]
    assert not wrong, "\n".join([sources.name(path), *wrong])
