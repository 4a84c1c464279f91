"""What the documents show is true: commands exist, examples run, links lead somewhere, generated parts are current.

`EINCLUSION_WRITE_DOCS=1 pytest tests/test_docs.py` writes the generated parts anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from einclusion.data import parse
from einclusion.gate.verdict import Code
from tests import build
from tests.documents import (
    PAGES,
    ROOT,
    Fence,
    anchors,
    commands,
    fences,
    links,
    mentioned,
    mistake,
    name_of,
    prompted,
    words,
)
from tests.parts import PARTS, body, held, renewed

DOCS = ROOT / "docs"
EACH = pytest.mark.parametrize("page", PAGES, ids=name_of)
FENCES = [fence for page in PAGES for fence in fences(page)]
PYTHON = [fence for fence in FENCES if fence.kind == "python" and fence.page.parent == DOCS]
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
FOLDERS = {".", "bench", "docs", "einclusion", "examples", "rules", "tests"}
OTHERS = {"git", "cd", "python", "python3", "pip", ".", "pytest", "docker", "podman", "pre-commit"}
"""Commands of others, which no test of ours can know; those in the README are run by its own test."""


@EACH
def test_every_command_exists(page: Path) -> None:
    wrong = {}
    for command in commands(page):
        path, *arguments = words(command)
        program = Path(path).name or path
        if program == "einclusion":
            wrong[command] = mistake(arguments)
        elif program == "make":
            wrong[command] = "" if arguments[0] in TARGETS else "no such target"
        else:
            wrong[command] = "" if program in OTHERS else "unknown program"
    wrong |= {command: mistake(words(command)[1:], whole=False) for command in mentioned(page)}
    assert {command: said for command, said in wrong.items() if said} == {}


@EACH
def test_every_path_in_a_command_exists(page: Path) -> None:
    named = [word for command in commands(page) for word in words(command)[1:] if word.partition("/")[0] in FOLDERS]
    assert [path for path in named if "/" in path and not (ROOT / path).exists()] == []


def test_mistakes_in_commands_are_seen() -> None:
    assert mistake(["audit", "service.yaml", "--lang", "nl"]) == ""
    assert "no command" in mistake(["adit"])
    assert "--lnag" in mistake(["audit", "--lnag", "nl"])
    assert "xx" in mistake(["audit", "--lang", "xx"])
    assert "Missing" in mistake(["rules", "new"])
    assert mistake(["rules", "new"], whole=False) == ""
    assert "too much" in mistake(["schema", "service", "again"])


@pytest.mark.parametrize("fence", FENCES, ids=lambda fence: f"{name_of(fence.page)}:{fence.line}")
def test_every_fence_can_be_read(fence: Fence) -> None:
    if fence.kind == "yaml":
        assert parse(fence.content)
    elif fence.kind == "json":
        json.loads(fence.content)
    elif fence.kind == "toml":
        assert tomllib.loads(fence.content)
    elif fence.kind == "python":
        compile(fence.content, name_of(fence.page), "exec")
    elif fence.kind == "console":
        assert prompted(fence)
    elif fence.kind == "markdown":
        assert fence.name.endswith(".md"), "a rule page is tested under its name"
    else:
        assert fence.kind == "text", "mark it with its language"


@EACH
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_index_names_every_page() -> None:
    named = {(DOCS / link).resolve() for link in links(DOCS / "index.md")}
    assert {name_of(page) for page in PAGES if page.is_relative_to(DOCS)} - {"docs/index.md"} <= set(
        map(name_of, named)
    )


def _generated() -> list[Path]:
    return [page for page in PAGES if held(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", _generated(), ids=name_of)
def test_generated_parts_are_current(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if os.environ.get("EINCLUSION_WRITE_DOCS"):
        page.write_text(renewed(text), encoding="utf-8")
        return
    stale = [name for name, content in held(text).items() if content != body(name)]
    assert stale == [], "run: EINCLUSION_WRITE_DOCS=1 pytest tests/test_docs.py"


def test_every_part_is_used() -> None:
    used = {name for page in _generated() for name in held(page.read_text(encoding="utf-8"))}
    assert used == PARTS.keys()


def test_every_exit_code_is_told() -> None:
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == [str(int(code)) for code in Code]


def test_the_python_in_the_docs_is_typed(tmp_path: Path) -> None:
    """All of it in one run of mypy, as strict as the project itself."""
    for number, fence in enumerate(PYTHON):
        (tmp_path / f"example_{number}.py").write_text(fence.content, encoding="utf-8")
    paths = [str(path) for path in sorted(tmp_path.glob("*.py"))]
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_the_report_in_the_docs_tells_what_to_mend() -> None:
    source = next(fence.content for fence in PYTHON if fence.name == "checklist.py")
    module: dict[str, Any] = {}
    exec(compile(source, "checklist.py", "exec"), module)
    lines = module["render"](build.report(), build.rulebook(), Path(), "nl").splitlines()
    assert len(lines) > 5
    assert "[ ] Deze afbeelding heeft geen tekstalternatief. (image-alt, 5)" in lines


class TestTheRuleInTheDocs:
    """`docs/writing-a-rule.md` is followed from the first line to the last, with the real command and browser."""

    PAGE = DOCS / "writing-a-rule.md"
    SERVICE = "name: Fees\nstart: [fees.html]\n"
    FEES = (
        '<!doctype html><html lang="en"><head><title>Fees</title></head><body><main><h1>Fees</h1>'
        '<p><a href="fees.html" target="_blank">Fees</a></p></main></body></html>'
    )

    def test_following_it_ends_in_a_rule_that_works(self, tmp_path: Path) -> None:
        (tmp_path / "service.yaml").write_text(self.SERVICE, encoding="utf-8")
        (tmp_path / "fees.html").write_text(self.FEES, encoding="utf-8")
        audited = False
        for fence in fences(self.PAGE):
            if fence.name:
                (tmp_path / fence.name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / fence.name).write_text(fence.content, encoding="utf-8")
            elif fence.kind == "console":
                for command, shown in prompted(fence):
                    audited = self.run(tmp_path, command, shown) or audited
        report = json.loads(next(tmp_path.glob("runs/*/report.json")).read_text(encoding="utf-8"))
        found = [row["outcome"] for row in report["findings"] if row["rule"] == "new-window-announced"]
        asked = [row["outcome"] for row in report["findings"] if row["rule"] == "letters-understood"]
        assert (audited, found, asked) == (True, ["failed"], ["cantTell"])

    def run(self, folder: Path, command: str, shown: str) -> bool:
        """Run a command that the page shows; whether it was the audit, whose exit code depends on what it finds."""
        arguments = words(command)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "einclusion", *arguments],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        audit = arguments[0] == "audit"
        assert done.returncode in ((0, 1) if audit else (0,)), f"{command}\n{done.stdout}{done.stderr}"
        assert all(line in done.stdout + done.stderr for line in shown.splitlines()), f"{command}\n{done.stderr}"
        return audit
