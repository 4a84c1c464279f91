"""The page on the panel: its commands do what it shows, its file can be merged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
from jsonschema import Draft202012Validator

from einclusion.answers import Answers
from einclusion.model import Outcome
from einclusion.schemas import schema
from einclusion.store import RunFolder
from reports.html.limits import MOST_QUESTIONS
from tests import stored
from tests.documents import ROOT, fences, prompted, words

PAGE = ROOT / "docs" / "panel.md"
TEXT = PAGE.read_text(encoding="utf-8")
ASKS = '<main><h1>Kaart</h1><img src="/a.png" alt="A" data-ask><h2 data-ask>Tekst</h2></main>'


def answers(folder: Path, person: str, run: Path, given: dict[str, str]) -> None:
    """A file as the form saves it."""
    listed = [{"question": [name], "answer": said} for name, said in given.items()]
    row = {"run": RunFolder(run).read_run().id, "person": person, "date": "2025-11-22", "answers": listed}
    (folder / f"answers-{person}.json").write_text(json.dumps(row), encoding="utf-8")


def test_following_it_works(tmp_path: Path) -> None:
    run = stored.run(tmp_path / "runs" / "permit", {"/": ASKS}, (stored.RULE,))
    one, other = (found.fingerprint for found in RunFolder(run).judged() if found.outcome is Outcome.CANT_TELL)
    answers(tmp_path, "river", run, {one: "yes", other: "yes"})
    answers(tmp_path, "oak", run, {other: "no"})
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
    told = 0
    for fence in (fence for fence in fences(PAGE) if fence.kind == "console"):
        for command, shown in prompted(fence):
            arguments = [sys.executable, "-m", "einclusion", *words(command)[1:]]
            done = subprocess.run(
                arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
            )
            assert done.returncode in (0, 1), f"{command}\n{done.stderr}"
            lines = shown.splitlines()
            assert [line for line in lines if line.strip() not in done.stdout + done.stderr] == [], command
            told += len(lines)
    assert told == 4
    assert (tmp_path / "vragen.html").exists()


def test_its_file_is_one() -> None:
    (fence,) = [fence for fence in fences(PAGE) if fence.kind == "json"]
    file = json.loads(fence.content)
    Draft202012Validator(json.loads(schema("panel"))).validate(file)
    assert set(file) == {field.encode_name for field in msgspec.structs.fields(Answers)}


def test_its_number_of_questions_is_that_of_the_report() -> None:
    assert f"at most {MOST_QUESTIONS} questions" in TEXT
