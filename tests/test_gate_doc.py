"""The page on the gate: its commands do what it shows, its file can be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from einclusion.gate.baseline import read
from einclusion.gate.verdict import Gate
from einclusion.model import Reason
from tests import stored
from tests.documents import ROOT, fences, prompted, words
from tests.stored import BARE, FAULTY

PAGE = ROOT / "docs" / "gate.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_following_it_works(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    stored.run(runs / "first", {"/": BARE, "/nl/kaart": FAULTY})
    stored.run(runs / "mended", {"/": BARE, "/nl/kaart": BARE})
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    for fence in (fence for fence in fences(PAGE) if fence.kind == "console"):
        for command, shown in prompted(fence):
            arguments = [sys.executable, "-m", "einclusion", *words(command)[1:]]
            done = subprocess.run(
                arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
            )
            assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
            assert [line for line in shown.splitlines() if line not in done.stdout + done.stderr] == [], command


def test_its_file_can_be_read(tmp_path: Path) -> None:
    (fence,) = [fence for fence in fences(PAGE) if fence.name == "baseline.yaml"]
    (tmp_path / "baseline.yaml").write_text(fence.content, encoding="utf-8")
    assert len(read(tmp_path / "baseline.yaml").accepted) == 1


@pytest.mark.parametrize("word", [*Gate, *Reason])
def test_every_gate_and_reason_has_its_line(word: str) -> None:
    assert f"\n| `{word}` | " in TEXT
