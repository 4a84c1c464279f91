"""`einclusion statement`: files, and what is said where they can't be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import stored
from tests.calling import process


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stored run with a fault."""
    return stored.run(tmp_path / "run", {"/": stored.FAULTY})


def test_both_drafts_are_written_into_the_run_folder(folder: Path) -> None:
    done = process("statement", folder, "--lang", "nl")
    assert done.code == 0, done.err
    for kind in ("accessibility", "inclusion"):
        for ending in ("html", "json"):
            path = folder / f"{kind}-statement.nl.{ending}"
            assert path.is_file()
            assert str(path) in done.err


def test_what_somebody_may_have_worked_in_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "drafts"
    out.mkdir()
    (out / "inclusion-statement.en.json").write_text("{}", encoding="utf-8")
    done = process("statement", folder, "--out", out)
    assert done.code == 2
    assert "inclusion-statement.en.json" in done.err
    assert sorted(path.name for path in out.iterdir()) == ["inclusion-statement.en.json"]


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    done = process("statement", tmp_path)
    assert done.code == 2
    assert done.err


def test_a_damaged_run_is_refused_and_nothing_written(folder: Path) -> None:
    (folder / "run.json").write_text("{", encoding="utf-8")
    done = process("statement", folder)
    assert done.code == 2
    assert "run.json" in done.err
    assert not list(folder.glob("*-statement.*"))


def test_what_a_service_is_called_is_escaped(tmp_path: Path) -> None:
    folder = stored.run(tmp_path / "run", {"/": stored.FAULTY})
    text = (folder / "run.json").read_text(encoding="utf-8")
    (folder / "run.json").write_text(text.replace('"name":"', '"name":"<script>alert(1)</script>', 1), encoding="utf-8")
    assert process("statement", folder).code == 0
    html = (folder / "accessibility-statement.en.html").read_text(encoding="utf-8")
    assert "<script>" not in html
