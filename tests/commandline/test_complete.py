"""What the shell is offered: the protocol of completion, spoken with a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from einclusion import rulebook
from einclusion.cli.completion import SHELLS
from einclusion.model import Reason
from einclusion.schemas import NAMES
from einclusion.standards import profile_names
from tests import packs, sources
from tests.calling import Done, process

HEAVY = ("rich", "playwright", "lxml", "jinja2", "trafilatura", "lingua", "asyncio", "PIL")
"""Libraries that take long to load and that completion has no need of."""


def ask(line: str, folder: Path | None = None, shell: str = "bash", **environment: str) -> Done:
    """What the shell asks when Tab is pressed at the end of the line."""
    place = len(line.split()) - (0 if line.endswith(" ") else 1)
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(place), "_EINCLUSION_COMPLETE": f"{shell}_complete"}
    if shell == "fish":
        asked["COMP_CWORD"] = "" if line.endswith(" ") else line.split()[-1]
    done = process(cwd=folder, **asked, **environment)
    assert done.code == 0, done.err
    return done


def offered(line: str, folder: Path | None = None) -> list[str]:
    found = [one.partition(",") for one in ask(line, folder).out.split()]
    return [value if kind == "plain" else f"<{kind}>" for kind, _, value in found]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("einclusion au", ["audit"]),
        ("einclusion ba", ["baseline"]),
        ("einclusion zz", []),
        ("einclusion rules ", ["list", "show", "new", "test"]),
        ("einclusion --lang ", ["nl", "fr", "de", "en"]),
        ("einclusion audit --lang ", ["nl", "fr", "de", "en"]),
        ("einclusion audit --fail-on b", ["binding"]),
        ("einclusion audit --de", ["--depth"]),
        ("einclusion audit --format s", ["sarif"]),
        ("einclusion audit --format json=", ["<file>"]),
        ("einclusion audit --select offline", ["offline", "offline-costs-the-same"]),
        ("einclusion audit --select wcag21", ["wcag21a", "wcag21aa"]),
        ("einclusion audit --select phone-line", ["phone-line-named"]),
        ("einclusion audit --profile be-", [name for name in profile_names() if name.startswith("be-")]),
        ("einclusion audit --urls ", ["<file>"]),
        ("einclusion audit service", ["<file>"]),
        ("einclusion rules show image-a", ["image-alt"]),
        ("einclusion rules new off", ["offline"]),
        ("einclusion baseline show --baseline ", ["<file>"]),
        ("einclusion baseline accept --reason ", [reason.value for reason in Reason]),
        ("einclusion schema ", list(NAMES)),
        ("einclusion completion ", list(SHELLS)),
    ],
)
def test_what_is_offered(line: str, values: list[str]) -> None:
    assert offered(line) == values


def test_all_commands_newcomers_first() -> None:
    assert offered("einclusion ")[:3] == ["init", "audit", "report"]


def test_all_rules() -> None:
    assert set(offered("einclusion rules show ")) == set(rulebook.load().rules)


def test_rules_of_a_pack_that_is_named(tmp_path: Path) -> None:
    packs.write(tmp_path, "offline/town-hall-open")
    assert offered(f"einclusion audit --rules {tmp_path} --select town-") == ["town-hall-open"]


class TestRunFolders:
    @pytest.fixture
    def runs(self, tmp_path: Path) -> Path:
        for number, name in enumerate(("runs/permit-1", "runs/permit-2", "mine")):
            (tmp_path / name).mkdir(parents=True)
            (tmp_path / name / "run.json").write_text("{}")
            os.utime(tmp_path / name / "run.json", (number, number))
        (tmp_path / "runs" / "notes").mkdir()
        return tmp_path

    def test_the_newest_comes_first(self, runs: Path) -> None:
        assert offered("einclusion report ", runs) == ["mine", "runs/permit-2", "runs/permit-1"]

    def test_what_begins_so(self, runs: Path) -> None:
        assert offered("einclusion judge runs/permit-1", runs) == ["runs/permit-1"]
        assert offered("einclusion compare runs/permit-1 runs/", runs) == ["runs/permit-2", "runs/permit-1"]

    def test_folders_where_there_are_none(self, tmp_path: Path) -> None:
        assert offered("einclusion report ", tmp_path) == ["<dir>"]
        assert offered("einclusion report nowhere/x", tmp_path) == ["<dir>"]


def test_texts_come_in_the_users_language() -> None:
    told = ask("einclusion rep", shell="zsh", LC_ALL="de_DE.UTF-8").out.splitlines()
    assert told == ["plain", "report", "Berichte eines Tests schreiben, in jeder Form und Sprache."]
    option = ask("einclusion audit --cra", shell="zsh", LC_ALL="nl_BE.UTF-8").out.splitlines()
    assert option == ["plain", "--crawl", "Volg vanaf deze adressen de links binnen dezelfde website."]


def test_fish_is_answered() -> None:
    assert ask("einclusion au", shell="fish").out.splitlines()[0].startswith("plain,audit")


@pytest.mark.parametrize("line", ["einclusion ", "einclusion audit --", "einclusion audit --select "])
def test_it_loads_little(line: str) -> None:
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split())), "_EINCLUSION_COMPLETE": "bash_complete"}
    command = [sys.executable, "-X", "importtime", "-m", "einclusion"]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE)}
    assert {"click", "einclusion"} <= loaded
    assert loaded & set(HEAVY) == set()


class TestScripts:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_only_the_script_is_printed(self, shell: str) -> None:
        done = process("completion", shell)
        assert (done.code, done.err) == (0, "")
        assert f"_EINCLUSION_COMPLETE={shell}_complete" in done.out
        assert not done.out.endswith("\n\n")

    @pytest.mark.parametrize("shell", SHELLS)
    def test_the_shell_takes_it(self, shell: str, tmp_path: Path) -> None:
        if shutil.which(shell) is None:
            pytest.skip(f"{shell} is not here")
        script = tmp_path / "script"
        script.write_text(process("completion", shell).out)
        assert subprocess.run([shell, "-n", str(script)], capture_output=True, check=False).returncode == 0

    def test_bash_completes_with_it(self, tmp_path: Path) -> None:
        if shutil.which("bash") is None:
            pytest.skip("bash is not here")
        program = tmp_path / "einclusion"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m einclusion "$@"\n')
        program.chmod(0o755)
        script = tmp_path / "script"
        script.write_text(process("completion", "bash").out)
        asked = (
            f"source {script}; COMP_WORDS=(einclusion rules sh); COMP_CWORD=2; "
            '_einclusion_completion einclusion; echo "${COMPREPLY[@]}"'
        )
        environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(sources.ROOT)}
        done = subprocess.run(["bash", "-c", asked], env=environment, capture_output=True, text=True, check=False)
        assert done.stdout.split() == ["show"], done.stderr
