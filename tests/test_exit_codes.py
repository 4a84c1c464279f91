"""Exit codes and their order: 130 before 4 before 2 before 1 before 3, whatever holds at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from einclusion.cli import run as einclusion
from einclusion.gate.verdict import Code
from einclusion.model import Problem
from einclusion.store import RunFolder
from tests import stored
from tests.documents import ROOT
from tests.stored import BARE, FAULTY

ORDER = (Code.INTERRUPTED, Code.BUG, Code.USAGE, Code.FINDINGS, Code.UNTESTED)
CASES = [tuple(code for code, holds in zip(ORDER, case, strict=True) if holds) for case in product((1, 0), repeat=5)]
LOST = Problem(key="refused", asked=True)


def broken(*_: Any) -> str:
    raise ZeroDivisionError("our own mistake")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """A stored run in which these codes hold, and the arguments that report it."""

    def made(*codes: Code) -> list[str]:
        path = stored.run(tmp_path / "run", {"/": FAULTY if Code.FINDINGS in codes else BARE})
        folder = RunFolder(path)
        run = folder.read_run()
        if Code.UNTESTED in codes:
            run = msgspec.structs.replace(run, problems=[LOST])
        if Code.INTERRUPTED in codes:
            run = msgspec.structs.replace(run, state="interrupted")
        folder.write_run(run)
        formats = ["--format", f"json={tmp_path / 'report.json'}"]
        if Code.USAGE in codes:
            (tmp_path / "there").mkdir()
            formats = ["--format", f"markdown={tmp_path / 'there'}", *formats]
        if Code.BUG in codes:
            monkeypatch.setattr("einclusion.reports.csv.render", broken)
            formats = ["--format", "csv", *formats]
        return ["report", str(path), *formats, "--lang", "en"]

    return made


@pytest.mark.parametrize("codes", CASES, ids=lambda codes: "+".join(str(int(code)) for code in codes) or "0")
def test_the_first_in_order_counts_and_what_can_be_written_is(
    state: Callable[..., list[str]], codes: tuple[Code, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert einclusion(state(*codes)) == next(iter(codes), Code.PASSED)
    assert (tmp_path / "report.json").exists()
    said = capsys.readouterr().err
    assert ("our own mistake" in said) is (Code.BUG in codes)
    if Code.USAGE in codes and Code.BUG not in codes:
        assert "can't be written" in said


@pytest.mark.parametrize("codes", CASES, ids=lambda codes: "+".join(str(int(code)) for code in codes) or "0")
def test_never_takes_out_findings_alone(state: Callable[..., list[str]], codes: tuple[Code, ...]) -> None:
    left = [code for code in codes if code is not Code.FINDINGS]
    assert einclusion([*state(*codes), "--fail-on", "never"]) == next(iter(left), Code.PASSED)


def test_wrong_use_is_told_before_anything_is_looked_at(state: Callable[..., list[str]]) -> None:
    assert einclusion([*state(Code.INTERRUPTED, Code.FINDINGS), "--format", "jsn"]) == Code.USAGE


def test_the_order_is_the_one_in_the_docs() -> None:
    text = " ".join((ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").split())
    order = re.search(r"When several hold, (\d+) comes before (\d+), then (\d+), (\d+) and (\d+)\.", text)
    assert order is not None
    assert tuple(map(int, order.groups())) == tuple(map(int, ORDER))
