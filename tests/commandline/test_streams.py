"""Data on the standard output and words on the other, whatever terminal, pipe and encoding do to them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from einclusion.commandline import streams
from einclusion.gate.verdict import Code
from einclusion.schemas import NAMES
from tests.calling import process
from tests.stored import FAULTY
from tests.stored import run as stored_run

posix = pytest.mark.skipif(os.name != "posix", reason="descriptors are closed and pipes broken as POSIX does it")


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stored run with failures by law and beyond it."""
    folder = tmp_path_factory.mktemp("stored")
    return stored_run(folder / "run", {"/": FAULTY, "/kaart": FAULTY})


class TestData:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_schema(self, name: str) -> None:
        done = process("schema", name)
        assert (done.code, done.err) == (0, "")
        assert json.loads(done.out)["$schema"]

    @pytest.mark.parametrize("options", [[], ["-q"]])
    @pytest.mark.parametrize("name", ["json", "sarif", "earl", "gitlab", "wcag-em"])
    def test_a_report(self, stored: Path, name: str, options: list[str]) -> None:
        done = process("report", stored, "--format", f"{name}=-", *options)
        assert json.loads(done.out)
        assert bool(done.err) is not bool(options)

    def test_a_judgement(self, stored: Path) -> None:
        done = process("judge", stored, "--format", "json=-", "--lang", "de")
        assert json.loads(done.out)
        assert "Schranke" in done.err

    def test_a_comparison(self, stored: Path) -> None:
        done = process("compare", stored, stored, "--format", "json")
        assert not [one for one in json.loads(done.out)["findings"] if one["state"] == "new"]
        assert done.err == ""

    def test_the_list_of_rules_has_one_on_a_line(self) -> None:
        done = process("rules", "list", "--lang", "de")
        head, *rows = done.out.splitlines()
        assert (done.err, head.split()[:3]) == ("", ["Regel", "Thema", "Gewicht"])
        place = head.index("was die Regel erwartet")
        assert len(rows) > 100
        assert all(row[place - 2 : place] == "  " and row[place] != " " for row in rows)

    def test_a_rule_is_the_page_itself(self) -> None:
        done = process("rules", "show", "image-alt")
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("# ")
        assert "\x1b" not in done.out


class TestQuiet:
    @pytest.mark.parametrize("command", ["judge", "report"])
    def test_nothing_is_said(self, stored: Path, command: str) -> None:
        done = process(command, stored, "-q", "--fail-on", "never")
        assert (done.out, done.err) == ("", "")

    def test_mistakes_are(self, stored: Path) -> None:
        done = process("report", stored, "-q", "--format", "htm")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("--format:")


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
    @pytest.mark.parametrize("language", ["fr", "de"])
    def test_a_summary_comes_through(self, stored: Path, encoding: str, language: str) -> None:
        done = process("report", stored, "--lang", language, encoding=encoding, PYTHONIOENCODING=encoding)
        assert done.code in (Code.FINDINGS, Code.UNTESTED), done.err
        assert "Traceback" not in done.err
        assert ("Contrôle" in done.err or "Controle" in done.err) if language == "fr" else "Schranke" in done.err

    @pytest.mark.parametrize(
        "arguments", [["rules", "list"], ["rules", "show", "image-alt"], ["audit", "--help"], ["x"]]
    )
    @pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
    def test_so_does_everything_else(self, arguments: list[str], encoding: str) -> None:
        done = process(*arguments, "--lang", "fr", encoding="latin-1", PYTHONIOENCODING=encoding)
        assert "Traceback" not in done.err
        assert done.code == (0 if len(arguments) > 1 else 2)

    def test_without_a_locale(self, stored: Path) -> None:
        done = process(
            *("report", stored, "--lang", "fr"),
            encoding="ascii",
            LC_ALL="C",
            PYTHONUTF8="0",
            PYTHONCOERCECLOCALE="0",
        )
        assert "Traceback" not in done.err
        assert "Controle" in done.err

    def test_letters_are_replaced_by_the_nearest(self) -> None:
        streams.steady()
        assert "« Élève » – ’t œuvre… 1×2 · ½ 漢".encode("ascii", "einclusion.plain") == (
            b'" Eleve " - \'t oeuvre... 1x2 - 1?2 ?'
        )


class TestPipes:
    @posix
    @pytest.mark.parametrize("arguments", [["rules", "list"], ["rules", "show", "image-alt"], ["schema", "run"]])
    def test_a_reader_that_leaves(self, arguments: list[str]) -> None:
        assert left(arguments) == (0, "")

    @posix
    def test_the_exit_code_stays_that_of_the_gate(self, stored: Path) -> None:
        code, errors = left(["report", str(stored), "-q", "--format", "json=-", "--fail-on", "any"])
        assert (code, errors) == (Code.FINDINGS, "")

    @posix
    @pytest.mark.parametrize("closed", [1, 2])
    def test_a_stream_that_is_closed_from_the_start(self, stored: Path, closed: int) -> None:
        command = [sys.executable, "-m", "einclusion", "report", str(stored), "--format", "json=-", "--fail-on", "any"]
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, "Traceback" in done.stderr) == (Code.FINDINGS, False), done.stderr

    def test_a_pipe_without_a_reader_swallows(self) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        pipe = streams._Pipe(writing, "wb")
        assert pipe.write(b"12345") == 5
        assert io.BufferedWriter(pipe).write(memoryview(b"abc")) == 3
        pipe.close()


def left(arguments: list[str]) -> tuple[int, str]:
    """Exit code and errors of a command whose output nobody reads to the end."""
    command = [sys.executable, "-m", "einclusion", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        errors = running.stderr.read()
    return running.returncode, errors
