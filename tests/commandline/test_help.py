"""Help in four languages: every command has it, with examples that the command line takes, and no line is too wide."""

from __future__ import annotations

import re

import click
import pytest
from click.formatting import HelpFormatter

from einclusion import __version__
from einclusion.cli import group, run
from einclusion.commandline.help import Command, Group
from einclusion.commandline.kinds import Between, OneOf, Place
from einclusion.data import own
from einclusion.model import LANGUAGES
from einclusion.options import asked_language
from tests import sources
from tests.calling import LOCALES, command_paths
from tests.documents import mistake, words

HELP = own("words/help.yaml")
ALL = dict(command_paths())
KINDS = (OneOf, Between, Place, click.types.StringParamType, click.types.BoolParamType)
"""Kinds of values whose mistakes are told in our own words, or that take anything."""
EACH = pytest.mark.parametrize("path", ALL, ids=lambda path: " ".join(path) or "einclusion")
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def shown(path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run([*path, "--help", "--lang", language]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


def flat(text: str) -> str:
    return " ".join(text.split())


class TestPages:
    @EACH
    @IN_EACH_LANGUAGE
    def test_no_line_is_wider_than_the_terminal(
        self, path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for columns in (80, 200):
            monkeypatch.setenv("COLUMNS", str(columns))
            text = shown(path, language, capsys)
            assert [line for line in text.splitlines() if len(line) > min(columns, 100)] == []
            assert "  \n" not in text

    @EACH
    @IN_EACH_LANGUAGE
    def test_all_that_it_says_comes_from_the_words(
        self, path: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        text = flat(shown(path, language, capsys))
        key = "-".join(path) or "einclusion"
        assert HELP[key][language] in text
        assert text.startswith(f"{HELP['usage'][language]} {' '.join(('einclusion', *path))}")
        assert all(flat(one) in text for one in HELP.get(f"{key}-more", {}).get(language, "").split("\n"))
        for param in ALL[path].params:
            assert text_of(path, param, language) in text, param.name
        assert HELP["option-help"][language] in text

    @EACH
    def test_no_words_stand_in_the_code(self, path: tuple[str, ...]) -> None:
        command = ALL[path]
        assert isinstance(command, (Command, Group)), "give it `cls=Command` or `cls=Group`"
        for param in command.params:
            assert not getattr(param, "help", None), f"{param.name}: its text belongs into words/help.yaml"
            assert isinstance(param.type, KINDS)
            if isinstance(param.type, (click.types.StringParamType, Place)) and isinstance(param, click.Option):
                assert param.metavar, f"{param.name}: name what stands for its value"

    @EACH
    def test_it_names_a_page_to_read_on(self, path: tuple[str, ...]) -> None:
        command = ALL[path]
        assert isinstance(command, (Command, Group))
        assert (sources.ROOT / "docs" / f"{command.page}.md").is_file()

    @EACH
    def test_every_command_has_a_language(self, path: tuple[str, ...]) -> None:
        assert any("--lang" in param.opts for param in ALL[path].params)

    def test_a_command_alone_shows_its_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        for arguments in ([], ["--lang", "fr"], ["rules"], ["rules", "--lang", "fr"]):
            assert run(arguments) == 2
            told = capsys.readouterr()
            assert (told.out, "einclusion" in told.err.splitlines()[0]) == ("", True)
            assert ("--lang" not in arguments) or told.err.startswith("Utilisation :")

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--version"]) == 0
        assert capsys.readouterr().out == f"einclusion {__version__}\n"


def text_of(path: tuple[str, ...], param: click.Parameter, language: str) -> str:
    option = isinstance(param, click.Option)
    name = max(param.opts, key=len).lstrip("-") if option else param.name
    own_key, above = ("-".join(one) or "einclusion" for one in (path, path[:-1]))
    keys = [f"{own_key}-{name}", f"{above}-{name}", f"{'option' if option else 'argument'}-{name}"]
    return str(next(HELP[key] for key in keys if key in HELP)[language])


class TestExamples:
    @EACH
    def test_every_command_has_some(self, path: tuple[str, ...]) -> None:
        command = ALL[path]
        assert isinstance(command, (Command, Group))
        assert 1 <= len(command.examples) <= 4
        if not isinstance(command, Group):
            assert all(one.startswith(f"einclusion {' '.join(path)}") for one in command.examples[:1])

    @EACH
    def test_the_command_line_takes_them(self, path: tuple[str, ...]) -> None:
        for example in ALL[path].examples:  # type: ignore[attr-defined]
            program, *arguments = words(example)
            assert (program, mistake(arguments)) == ("einclusion", ""), example

    def test_they_are_shown_as_they_can_be_pasted(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = shown(("baseline", "accept"), "de", capsys)
        block = text.partition("Beispiele:\n")[2].partition("\n\n")[0]
        command = re.sub(r"^  ", "", block, flags=re.MULTILINE).split("\neinclusion")[0]
        assert mistake(words(command)[1:]) == ""


class TestOrder:
    def test_newcomers_find_first_what_they_need_first(self, capsys: pytest.CaptureFixture[str]) -> None:
        listed = re.findall(r"^  ([a-z]+)  ", shown((), "en", capsys), re.MULTILINE)
        assert listed[:6] == ["init", "audit", "report", "judge", "compare", "baseline"]
        assert listed == group.list_commands(click.Context(group))

    def test_commands_are_the_modules(self) -> None:
        modules = {path.stem for path in sources.modules("einclusion/cli")} - {"__init__"}
        assert {path[0] for path in ALL if path} == modules

    def test_every_command_has_its_section(self) -> None:
        named = [name for names in own("commandline/sections.yaml").values() for name in names]
        assert sorted(named) == sorted({path[0] for path in ALL if path})

    def test_commands_of_a_group_come_as_they_are_used(self) -> None:
        rules = ALL["rules",]
        assert isinstance(rules, Group)
        assert rules.list_commands(click.Context(rules)) == ["list", "show", "new", "test"]


class TestWords:
    def test_none_is_left_over(self) -> None:
        used = {
            "usage",
            "examples",
            "arguments",
            "options",
            "read-on",
            "default",
            "possible",
            "required",
            "option-help",
        }
        used |= {f"section-{name}" for name in (*own("commandline/sections.yaml"), "commands")}
        for path, command in ALL.items():
            key = "-".join(path) or "einclusion"
            used |= {key, f"{key}-more"}
            for param in command.params:
                option = isinstance(param, click.Option)
                name = max(param.opts, key=len).lstrip("-") if option else param.name
                above = "-".join(path[:-1]) or "einclusion"
                used |= {f"{key}-{name}", f"{above}-{name}", f"{'option' if option else 'argument'}-{name}"}
                used |= {f"metavar-{word}" for word in re.findall("[A-Z]{2,}", (param.metavar or "").upper())}
        used |= {f"metavar-{word}" for word in ("OPTIONS", "COMMAND", "ARGS")}
        assert set(HELP) - used == set()

    def test_placeholders_have_names_in_every_language(self) -> None:
        names = [key for key in HELP if key.startswith("metavar-")]
        assert len(names) > 15
        for key in names:
            assert all(word == word.upper() for word in HELP[key].values()), key


class TestLanguage:
    @pytest.mark.parametrize(
        ("arguments", "language"),
        [
            (["audit", "--lang", "nl"], "nl"),
            (["--lang=fr", "audit"], "fr"),
            (["audit", "--lang", "xx"], "de"),
            (["audit", "--lang"], "de"),
            (["audit", "--", "--lang", "nl"], "de"),
            ([], "de"),
        ],
    )
    def test_it_is_known_before_the_line_is_read(
        self, monkeypatch: pytest.MonkeyPatch, arguments: list[str], language: str
    ) -> None:
        for name in LOCALES:
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", "de_DE.UTF-8")
        assert asked_language(arguments) == language

    def test_before_the_command_and_after_it(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(["--lang", "nl", "rules", "list", "--select", "offline"]) == 0
        before = capsys.readouterr().out
        assert run(["rules", "list", "--select", "offline", "--lang", "nl"]) == 0
        assert capsys.readouterr().out == before
        assert before.split()[0] == "regel"


def test_clicks_own_formatter_is_the_only_one_that_wraps() -> None:
    """Were its way of wrapping to change, alignment would, too; this holds the two columns."""
    formatter = HelpFormatter(width=40)
    formatter.write_dl([("--a", "x " * 30), ("--long-name", "y")], col_max=28)
    starts = {line.find(letter) for line in formatter.getvalue().splitlines() for letter in "xy" if letter in line}
    assert starts == {13}
