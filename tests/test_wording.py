"""The program's own words: whole in four languages, alike in their placeholders, each one used and each use served."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from einclusion.data import own
from einclusion.model import LANGUAGES
from einclusion.wording import in_language, say, user_language
from tests import sources

FILES = sorted((sources.ROOT / "einclusion" / "words").glob("*.yaml"))
AREAS = [path.stem for path in FILES]
EVERY = [(area, key) for area in AREAS for key in own(f"words/{area}.yaml")]
ELSEWHERE = {
    "help": "commandline/test_help.py",
    "init": "cli/test_init.py",
    "remedy": "test_remedy.py",
    "report": "reports/test_report_words.py",
}
"""Areas whose keys stand in templates; the test that compares them both ways."""
TELLERS: dict[str, int | str] = {"Problem": "key", "Trouble": 0, "Dead": 0, "note": 0}
"""What makes a problem of a key, and which argument the key is."""


def forms(words: Any) -> list[str]:
    return [str(form) for form in words.values()] if isinstance(words, Mapping) else [str(words)]


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name is not None}


class TestFiles:
    @pytest.mark.parametrize("area", AREAS)
    def test_keys_are_whole(self, area: str) -> None:
        for key, words in own(f"words/{area}.yaml").items():
            assert re.fullmatch(r"[a-z0-9]+(-[a-zA-Z0-9]+)*-?", key), key
            assert list(words) == list(LANGUAGES), key
            assert len({tuple(said) if isinstance(said, Mapping) else () for said in words.values()}) == 1, key
            for form in (form for said in words.values() for form in forms(said)):
                assert form, key
                assert form == form.strip(), key
                assert not re.search(r"\bTODO\b|\s{2}|\s\n", form), key

    @pytest.mark.parametrize("area", AREAS)
    def test_the_languages_fill_in_the_same(self, area: str) -> None:
        for key, words in own(f"words/{area}.yaml").items():
            named = [frozenset().union(*map(placeholders, forms(said))) for said in words.values()]
            assert len(set(named)) == 1, key
            assert all(re.fullmatch(r"[a-zA-Z]\w*", name) for name in named[0]), f"{key}: only plain names"

    def test_numbers_are_told_by_one_and_other(self) -> None:
        for area, key in EVERY:
            for said in own(f"words/{area}.yaml")[key].values():
                if isinstance(said, Mapping):
                    assert list(said) == ["one", "other"], f"{area}.{key}"
                    assert "count" in placeholders(said["other"]), f"{area}.{key}"

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
    def test_no_key_stands_there_twice(self, path: Path) -> None:
        keys = re.findall(r"^([\w-]+):", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(keys) == sorted(own(f"words/{path.name}"))


class TestSaying:
    def test_filled_in(self) -> None:
        assert say("terminal.written", "nl", path="a{b}.html") == "Rapport: a{b}.html"

    def test_one_and_other(self) -> None:
        assert [say("terminal.pages", "fr", count=count) for count in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]

    @pytest.mark.parametrize("key", ["terminal.nothing", "nothing.at-all", "terminal", ""])
    def test_a_key_that_is_not_there(self, key: str) -> None:
        with pytest.raises((KeyError, OSError)):
            say(key, "en")

    @pytest.mark.parametrize(
        ("words", "language", "said"),
        [
            ("Permit", "nl", "Permit"),
            ({"nl": "Kaart", "en": "Permit"}, "nl", "Kaart"),
            ({"nl": "Kaart", "en": "Permit"}, "fr", "Permit"),
            ({"nl": "Kaart"}, "fr", "Kaart"),
            ({}, "fr", ""),
            ("", "fr", ""),
        ],
    )
    def test_words_that_may_come_in_several_languages(self, words: Any, language: str, said: str) -> None:
        assert in_language(words, language) == said

    @pytest.mark.parametrize(
        ("environment", "language"),
        [
            ({"LANG": "nl_BE.UTF-8"}, "nl"),
            ({"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "fr_BE"}, "fr"),
            ({"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "fr_BE", "LC_ALL": "de_DE"}, "de"),
            ({"LANG": "C.UTF-8"}, "en"),
            ({"LANG": "POSIX"}, "en"),
            ({"LANG": "es_ES"}, "en"),
        ],
    )
    def test_the_language_of_the_locale(
        self, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
    ) -> None:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert user_language() == language
        assert user_language("fr") == "fr"


@cache
def patterns(area: str) -> frozenset[str]:
    """Patterns of keys of an area that the code asks for; one wholly computed stands for its module's strings."""
    found: set[str] = set()
    for path in sources.modules():
        whole = sources.tree(path)
        for node in ast.walk(whole):
            if isinstance(node, ast.JoinedStr):
                pattern = "".join(_part(part) for part in node.values)
                if pattern == re.escape(f"{area}.") + _ANY:
                    found |= {re.escape(text) for text in sources.strings(whole) if re.fullmatch(_KEY, text)}
                elif pattern.startswith(re.escape(f"{area}.")):
                    found.add(pattern.removeprefix(re.escape(f"{area}.")))
        found |= {re.escape(text) for text in _literal(whole, area) | _held(whole, area)}
    return frozenset(found)


def _literal(module: ast.Module, area: str) -> set[str]:
    """Keys of an area that are written out where they are said, or held to be said later."""
    said = [node for node in ast.walk(module) if isinstance(node, ast.Call) and _says(sources.called(node))]
    held = [keyword.value for call in said for keyword in call.keywords if keyword.arg == "key"]
    texts = {text for node in (*(one for call in said for one in call.args), *held) for text in _keys(node, module)}
    return {text.removeprefix(f"{area}.") for text in texts if re.fullmatch(rf"{area}\.{_KEY}", text)}


def _says(name: str) -> bool:
    return name in {"say", "Mistake", "mistake", "_error"} or name.endswith("Error")


def _held(module: ast.Module, area: str) -> set[str]:
    """Whole keys of an area that stand in a module in any other way, as values that are said later."""
    texts = set(sources.strings(module))
    return {text.removeprefix(f"{area}.") for text in texts if re.fullmatch(rf"{area}\.{_KEY}", text)}


_KEY = r"[a-z][\w-]+"
_ANY = "[a-zA-Z0-9-]+"


def _part(part: ast.expr) -> str:
    """What a piece of an f-string can be."""
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value))
    chosen = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(chosen, ast.IfExp):
        return "(?:" + "|".join(re.escape(text) for text in sources.strings(chosen)) + ")"
    return _ANY


@cache
def told() -> frozenset[str]:
    """Keys of problems that the code makes, followed through functions that only pass a key on."""
    tellers = dict(TELLERS)
    found: set[str] = set()
    before = 0
    while len(tellers) > before:
        before = len(tellers)
        for path in sources.modules():
            for argument, function in _told(sources.tree(path), tellers):
                found |= set(_keys(argument, sources.tree(path)))
                names = [one.arg for one in function.args.args if one.arg not in ("self", "cls")] if function else []
                if function and isinstance(argument, ast.Name) and argument.id in names and function.name != "__init__":
                    tellers.setdefault(function.name, names.index(argument.id))
    return frozenset(found)


def _told(
    module: ast.Module, tellers: dict[str, int | str]
) -> Iterator[tuple[ast.expr, ast.FunctionDef | ast.AsyncFunctionDef | None]]:
    """Arguments that are keys, each with the function that it stands in."""
    holders = {
        id(below): node
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for below in ast.walk(node)
    }
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        place = tellers.get(sources.called(call))
        if isinstance(place, int) and len(call.args) > place:
            yield call.args[place], holders.get(id(call))
        elif isinstance(place, str):
            yield from ((one.value, holders.get(id(call))) for one in call.keywords if one.arg == place)


def _keys(argument: ast.expr, module: ast.Module) -> Iterator[str]:
    """Keys that an expression can be: strings, either way of a choice, values of the module's tables."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from (*_keys(argument.body, module), *_keys(argument.orelse, module))
    elif isinstance(argument, ast.Call) and sources.called(argument) == "get":
        yield from (text for default in argument.args[1:] for text in _keys(default, module))
        yield from _table(argument.func, module)
    elif isinstance(argument, ast.Subscript):
        yield from _table(argument.value, module)


def _table(named: ast.expr, module: ast.Module) -> Iterator[str]:
    names = {node.id for node in ast.walk(named) if isinstance(node, ast.Name)}
    for line in module.body:
        targets = {node.id for node in ast.walk(line) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Dict) and names & targets:
            yield from (text for value in line.value.values for text in sources.strings(value))


def given() -> Iterator[tuple[str, str, set[str]]]:
    """Where a problem is made with values that can be read off: place, key, names of the values."""
    for path in sources.modules():
        for call in (node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.Call)):
            values = _values(call)
            place = TELLERS.get(sources.called(call))
            keys = (
                [call.args[0]] if place == 0 and call.args else [one.value for one in call.keywords if one.arg == place]
            )
            for key in (text for argument in keys for text in _keys(argument, sources.tree(path))):
                if values is not None:
                    yield f"{sources.name(path)}:{call.lineno}", key, values


def _values(call: ast.Call) -> set[str] | None:
    """Names of a problem's values: keywords, or those of a dict that is written out; none where they are computed."""
    if sources.called(call) != "Problem":
        return {one.arg for one in call.keywords if one.arg} if all(one.arg for one in call.keywords) else None
    values = next((one.value for one in call.keywords if one.arg == "values"), ast.Dict([], []))
    if not isinstance(values, ast.Dict) or not all(isinstance(key, ast.Constant) for key in values.keys):
        return None
    return {str(key.value) for key in values.keys if isinstance(key, ast.Constant)}


def unused(area: str, keys: set[str]) -> set[str]:
    """Keys that nothing asks for."""
    asked = set(patterns(area))
    if area in FEEDERS:
        asked |= set().union(*(_of_module(path) for path in sources.modules("einclusion") if FEEDERS[area](path)))
    return {key for key in keys if not any(re.fullmatch(pattern, key) for pattern in asked)}


@cache
def _of_module(path: Path) -> frozenset[str]:
    """Patterns of all that a module says in strings which could be a key."""
    pieces = [node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.JoinedStr)]
    built = {"".join(map(_part, node.values)) for node in pieces}
    plain = {re.escape(text) for text in sources.strings(sources.tree(path)) if re.fullmatch(_KEY, text)}
    return frozenset(plain | {one for one in built if re.fullmatch(r"[a-z]+\\-\S*|\S*\\-[a-z]+", one)})


FEEDERS: dict[str, Callable[[Path], bool]] = {
    "problems": lambda path: path.is_file(),
    "statement": lambda path: path.parts[-2:] == ("statement", "draft.py"),
    "service": lambda path: (
        path.stem == "places" or _imports(path, {"einclusion.servicefile.places", "einclusion.servicefile.targets"})
    ),
}
"""Areas whose keys travel as values, and the modules that they can start in."""


def _imports(path: Path, names: set[str]) -> bool:
    nodes = [node for node in ast.walk(sources.tree(path)) if isinstance(node, ast.ImportFrom)]
    return any(node.module in names or f"{node.module}.{alias.name}" in names for node in nodes for alias in node.names)


class TestUse:
    @pytest.mark.parametrize("area", [area for area in AREAS if area not in ELSEWHERE])
    def test_no_key_is_left_over(self, area: str) -> None:
        assert unused(area, set(own(f"words/{area}.yaml"))) == set()

    @pytest.mark.parametrize("area", [area for area in AREAS if area not in ELSEWHERE])
    def test_one_that_nothing_asks_for_would_be_seen(self, area: str) -> None:
        assert unused(area, {"words-for-nothing"}) == {"words-for-nothing"}

    @pytest.mark.parametrize("area", AREAS)
    def test_what_the_code_asks_for_is_there(self, area: str) -> None:
        keys = set(own(f"words/{area}.yaml"))
        literal = set().union(*(_literal(sources.tree(path), area) for path in sources.modules()))
        assert literal - keys == set()
        asked = [pattern for pattern in patterns(area) if _ANY in pattern or "|" in pattern]
        assert [pattern for pattern in asked if not any(re.fullmatch(pattern, key) for key in keys)] == []

    def test_every_problem_has_words(self) -> None:
        assert told() - set(own("words/problems.yaml")) == set()
        assert len(told()) > 30

    def test_every_problem_has_the_values_that_its_words_name(self) -> None:
        words = own("words/problems.yaml")
        seen = [(place, key, values) for place, key, values in given() if key in words]
        assert len(seen) > 15
        for place, key, values in seen:
            named = set().union(*(placeholders(form) for said in words[key].values() for form in forms(said)))
            assert named - values == set(), f"{place}: {key}"

    def test_areas_that_are_compared_elsewhere_are(self) -> None:
        for area, test in ELSEWHERE.items():
            assert f"words/{area}.yaml" in (Path(__file__).parent / test).read_text(encoding="utf-8")
