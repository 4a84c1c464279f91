"""The example rule pack: its rules hold their own examples, and a run applies them, given as a folder or installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from einclusion import rulebook

ROOT = Path(__file__).parents[2]
PACK = ROOT / "examples/rule-pack"
FOLDER = PACK / "einclusion_example_pack"
RULES = {"owner-in-title", "interpreter-named"}
PAGE = """<!doctype html>
<html lang="en"><head><title>Contact</title></head>
<body><main><h1>Contact</h1><p>We can call an interpreter. It is free.</p></main></body></html>
"""
SERVICE = """
name: Parking permit
owner: Municipality of Wilgenhove
start: [contact.html]
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the pack as pip installs it, outside the environment of the tests."""
    work = tmp_path_factory.mktemp("pack")
    source = shutil.copytree(PACK, work / "source", ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    target = work / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(source)], check=True)
    yield target
    shutil.rmtree(work)


def einclusion(folder: Path, *arguments: str, path: Sequence[Path] = ()) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, with more packages in reach."""
    places = [*map(str, path), *filter(None, [os.environ.get("PYTHONPATH", "")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "COLUMNS": "200"}
    command = [sys.executable, "-m", "einclusion", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def audited(folder: Path, *arguments: str, path: Sequence[Path] = ()) -> dict[str, Any]:
    """Messages of the pack's findings, by rule and outcome, in an audit of a small service."""
    (folder / "contact.html").write_text(PAGE, encoding="utf-8")
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    chosen = [word for rule in sorted(RULES) for word in ("--select", rule)]
    done = einclusion(folder, "audit", "service.yaml", *chosen, "--format", "json=-", "--quiet", *arguments, path=path)
    assert done.returncode == 0, done.stderr  # what the pack finds is advice, which the gate lets through
    return {f"{row['rule']} {row['outcome']}": row.get("values", {}) for row in json.loads(done.stdout)["findings"]}


EXPECTED = {"owner-in-title failed": "Contact", "interpreter-named passed": "interpreter"}


def shown(findings: dict[str, Any]) -> dict[str, str]:
    """What the findings name."""
    return {name: values.get("title") or values.get("shown", "") for name, values in findings.items()}


def test_every_example_comes_out_as_the_page_says(tmp_path: Path) -> None:
    done = einclusion(tmp_path, "rules", "test", str(FOLDER))
    assert done.returncode == 0, done.stdout
    assert "Examples: 11 came out as they should, 0 did not." in done.stderr


def test_the_pack_is_used_as_a_folder(tmp_path: Path) -> None:
    assert shown(audited(tmp_path, "--rules", str(FOLDER))) == EXPECTED


def test_the_pack_is_used_once_it_is_installed(tmp_path: Path, installed: Path) -> None:
    listed = einclusion(tmp_path, "rules", "list", "--lang", "nl", path=[installed])
    assert all(f"{rule} " in listed.stdout for rule in RULES), listed.stderr
    assert "De titel van de pagina noemt de overheid" in listed.stdout
    assert shown(audited(tmp_path, path=[installed])) == EXPECTED


def test_what_is_installed_holds_every_file_of_the_pack(installed: Path) -> None:
    files = {path.relative_to(FOLDER) for path in FOLDER.rglob("*.*") if path.suffix in (".md", ".py", ".yaml")}
    assert {path for path in files if not (installed / FOLDER.name / path).is_file()} == set()


def test_a_pack_that_is_there_twice_is_refused(tmp_path: Path, installed: Path) -> None:
    done = einclusion(tmp_path, "rules", "list", "--rules", str(FOLDER), path=[installed])
    assert done.returncode == 2
    assert "is taken" in done.stderr


def test_the_rules_are_known_only_where_the_pack_is_given(tmp_path: Path) -> None:
    assert set(rulebook.load([FOLDER]).rules) - set(rulebook.load().rules) == RULES
    done = einclusion(tmp_path, "rules", "show", "owner-in-title")
    assert done.returncode == 2
    assert "There is no rule" in done.stderr
