"""Wrong use is told in the user's language: which sentence, with which values; no English stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from einclusion.cli import run
from einclusion.data import own
from einclusion.errors import Mishap, UsageError, UsageErrors
from einclusion.model import LANGUAGES
from einclusion.output import formats
from einclusion.rulebook import TOPICS
from einclusion.wording import reason, say, sentence
from tests import packs, sources
from tests.test_wording import forms, placeholders

ADDRESS = "https://example.be/"
MISSING = FileNotFoundError(2, "No such file or directory")
NO_FOLDER = NotADirectoryError(20, "Not a directory")
RANGE = {"name": "--concurrency", "value": "99", "least": 1, "most": 16}
LATIN = {"path": Path("latin.txt"), "reason": UnicodeError()}
IN_FILE = {"path": Path("a.txt/r"), "reason": NO_FOLDER}
WRONG: list[tuple[list[str], str, dict[str, Any], str]] = [
    (["adit"], "usage.no-command", {"name": "adit"}, "audit"),
    (["rules", "lst"], "usage.no-command", {"name": "lst"}, "list"),
    (["audit", "--profil", "eu"], "usage.no-option", {"name": "--profil"}, "--profile"),
    (["audit", "-x"], "usage.no-option", {"name": "-x"}, ""),
    (["audit", "--urls"], "usage.option-empty", {"name": "--urls"}, ""),
    (["audit", "--crawl=1"], "usage.option-full", {"name": "--crawl"}, ""),
    (["audit", "--fail-on", "binder"], "usage.no-choice", {"name": "--fail-on", "value": "binder"}, "binding"),
    (["audit", "--concurrency", "99"], "usage.no-number", RANGE, ""),
    (["audit", "--rules", "nowhere"], "usage.no-folder", {"name": "--rules", "path": Path("nowhere")}, ""),
    (["audit", "--rules", "a.txt"], "usage.is-file", {"name": "--rules", "path": Path("a.txt")}, ""),
    (["baseline", "show", "--baseline", "."], "usage.is-folder", {"name": "--baseline", "path": Path()}, ""),
    (["baseline", "accept", "."], "usage.option-missing", {"name": "--reason"}, ""),
    (["schema", "service", "run"], "usage.too-much", {"words": "run"}, ""),
    (["audit"], "usage.nothing", {}, ""),
    (["audit", "s.yaml", ADDRESS], "usage.mixed", {"path": Path("s.yaml")}, ""),
    (["audit", "--urls", "no.txt"], "usage.urls-unreadable", {"path": Path("no.txt"), "reason": MISSING}, ""),
    (["audit", "--urls", "a.txt"], "usage.urls-empty", {"path": Path("a.txt")}, ""),
    (["audit", "--urls", "latin.txt"], "usage.urls-unreadable", LATIN, ""),
    (["audit", ADDRESS, "--select", "ofline"], "usage.select", {"name": "ofline"}, "offline"),
    (["audit", ADDRESS, "--select", "zzz"], "usage.select-choices", {"topics": ", ".join(TOPICS)}, ""),
    (["audit", ADDRESS, "--format", "htm"], "usage.format", {"name": "htm"}, "html"),
    (["audit", ADDRESS, "--profile", "eus"], "usage.profile", {"name": "eus"}, "eu"),
    (["audit", ADDRESS, "--resume"], "usage.resume-where", {}, ""),
    (["audit", ADDRESS, "--out", "."], "usage.folder-full", {"path": Path()}, ""),
    (["audit", ADDRESS, "--out", "a.txt/r"], "usage.folder-unwritable", IN_FILE, ""),
    (["audit", "htp//x"], "service.address", {"name": "htp//x"}, "http://x"),
    (["report", "."], "usage.no-run", {"path": Path(), "file": "run.json"}, ""),
    (["report", "old"], "usage.schema-later", {"path": Path("old/run.json"), "schema": 99, "known": 1}, ""),
    (["rules", "show", "image-alf"], "usage.no-rule", {"name": "image-alf"}, "image-alt"),
    (["rules", "new", "offline", "Fax"], "rulepage.name", {"name": "Fax"}, ""),
    (["rules", "test", "empty"], "rulepage.no-examples", {"paths": "empty"}, ""),
    (["rules", "list", "--rules", "pack"], "rulepage.lacks", {"languages": "nl, fr, de, en"}, ""),
    (["rules", "list", "--rules", "empty"], "rulepage.no-pages", {"topics": ", ".join(TOPICS)}, ""),
    (["init", "a.txt"], "init.ending", {"better": Path("a.yaml")}, ""),
    (["init", "s.yml"], "init.exists", {"path": Path("s.yml")}, ""),
    (["baseline", "show"], "service.file-missing", {"name": "baseline.yaml"}, ""),
]  # fmt: skip
"""Arguments; the sentence that must be told, its values, and what was probably meant."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text("# only a remark\n")
    (tmp_path / "s.yml").write_text("mine")
    (tmp_path / "latin.txt").write_bytes(b"\xe9\xff")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "run.json").write_text('{"schema": 99}')
    (tmp_path / "empty").mkdir()
    packs.write(tmp_path / "pack", "offline/town-hall-open", title=None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "key", "values", "near"), WRONG, ids=[" ".join(one[0]) for one in WRONG])
def test_wrong_use_is_told_in_four_languages(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    key: str,
    values: dict[str, Any],
    near: str,
) -> None:
    said = set()
    for language in LANGUAGES:
        assert run([*arguments[:1], "--lang", language, *arguments[1:]]) == 2
        told = capsys.readouterr()
        longest = 60 if key.startswith(("service.", "rulepage.")) else 400
        assert told.out == ""
        assert sentence(key, language, values, near, (), longest) in told.err
        said.add(told.err)
    assert len(said) == len(LANGUAGES)


def test_a_required_argument_is_named_as_the_help_names_it(capsys: pytest.CaptureFixture[str]) -> None:
    for language, name in (("nl", "TESTMAP"), ("fr", "TEST"), ("de", "TESTORDNER"), ("en", "RUN")):
        assert run(["report", "--lang", language]) == 2
        assert capsys.readouterr().err.startswith(say("usage.argument-missing", language, name=name))


def test_where_its_help_is_comes_after_a_mistake_in_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "accept", "--lang", "de"]) == 2
    assert capsys.readouterr().err.splitlines()[1] == "Erklärung und Beispiele: einclusion baseline accept --help"


def test_an_unknown_language_is_told_in_that_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    assert run(["audit", "--lang", "es", ADDRESS]) == 2
    assert capsys.readouterr().err.startswith("--lang : `es` n'est pas possible. Possibilités : nl, fr, de, en.")


class TestErrors:
    def test_they_are_english_for_programs(self) -> None:
        assert str(UsageError("usage.profile", near="eu", name="e")) == (
            "--profile: `e` is not known here. Did you mean `eu`?"
        )

    def test_several_are_told_at_once(self) -> None:
        both = UsageErrors([UsageError("usage.nothing"), UsageError("usage.no-rules")])
        assert both.sentence("nl").count("\n") == 1

    def test_what_people_and_files_wrote_is_harmless(self) -> None:
        told = UsageError("usage.format", name="\x1b[31mred\r\n" * 500).sentence("en")
        assert "\x1b" not in told
        assert "\n" not in told
        assert len(told) < 500

    def test_words_that_know_their_languages(self) -> None:
        error = UsageError("usage.bad-value", name=lambda language: f"<{language}>", reason="x")
        assert error.sentence("nl").startswith("<nl>:")

    def test_formats_are_suggested(self) -> None:
        with pytest.raises(UsageError) as caught:
            formats(["jason"])
        assert caught.value.sentence("de") == "--format: `jason` ist hier nicht bekannt. Meinten Sie `json`?"


class TestReasons:
    @pytest.mark.parametrize("number", [1, 2, 5, 13, 17, 20, 21, 28, 30, 36])
    def test_the_system_is_said_in_our_words(self, number: int) -> None:
        said = {reason(OSError(number, "english"), language) for language in LANGUAGES}
        assert len(said) == len(LANGUAGES)
        assert "english" not in said

    def test_others_speak_for_themselves(self) -> None:
        assert reason(OSError(71, "Protocol error"), "nl") == "Protocol error"
        assert reason(ValueError("odd\x1b[1m"), "nl") == "odd"


RAISING = {"Mishap", "UsageError", "StoreError", "InstallError"}


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Where an error for people is made."""
    for path in sources.modules():
        for call in (node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.Call)):
            if sources.called(call) in RAISING:
                yield f"{sources.name(path)}:{call.lineno}", call


class TestSources:
    def test_errors_are_keys_with_all_their_values(self) -> None:
        seen = 0
        for place, call in raised():
            if not call.args:
                continue
            keys = [str(one.value) for one in _either(call.args[0]) if isinstance(one, ast.Constant)]
            for key in keys:
                area, _, name = str(key).partition(".")
                words = own(f"words/{area}.yaml")[name]["en"]
                named = set().union(*map(placeholders, forms(words))) - {"env"}
                given = {one.arg for one in call.keywords}
                assert named <= given, f"{place}: {key} lacks {named - given}"
                seen += 1
        assert seen > 30

    def test_no_sentence_stands_in_the_code(self) -> None:
        wrong = [place for place, call in raised() for one in call.args if isinstance(one, ast.JoinedStr)]
        wrong += [
            place
            for place, call in raised()
            for one in call.args
            if isinstance(one, ast.Constant) and not re.fullmatch(r"[a-z]+\.[\w-]+", str(one.value))
        ]
        assert wrong == []

    def test_nothing_is_echoed_that_is_not_said(self) -> None:
        """Literal words in `echo` or `print` would be English for everyone."""
        wrong = []
        for path in [*sources.modules("einclusion/cli"), sources.ROOT / "einclusion/console.py"]:
            for call in (node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.Call)):
                if sources.called(call) in ("echo", "print", "add_column", "Table") and call.args:
                    texts = [text for one in call.args for text in _shown(one)]
                    wrong += [f"{sources.name(path)}:{call.lineno}" for text in texts if re.search(r"[a-z]{3,} ", text)]
        assert wrong == []


def _either(node: ast.expr) -> list[ast.expr]:
    return [*_either(node.body), *_either(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _shown(node: ast.expr) -> Iterator[str]:
    """Literal texts that an argument shows: itself or pieces of an f-string, none inside calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (text for part in node.values for text in _shown(part))
    elif isinstance(node, ast.BinOp):
        yield from (*_shown(node.left), *_shown(node.right))


def test_a_mishap_is_no_wrong_use() -> None:
    assert not issubclass(Mishap, UsageError)
