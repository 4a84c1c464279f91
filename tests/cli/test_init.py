"""`einclusion init`: what it writes can be read, shows every field, and never replaces a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec import inspect

from einclusion.cli import group
from einclusion.cli.init import template
from einclusion.data import own
from einclusion.errors import UsageError
from einclusion.model import LANGUAGES
from einclusion.scope import Service
from einclusion.service import read
from einclusion.servicefile.shape import choices

ENVIRONMENT = dict.fromkeys(("TEST_EMAIL", "TEST_USER", "TEST_PASSWORD", "PREVIEW_KEY"), "something")


def init(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["init", *arguments], standalone_mode=False)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_writes_is_read_without_mistakes(language: str) -> None:
    result = init("--lang", language)
    assert result.exception is None
    assert result.stdout == ""
    assert "einclusion audit service.yaml" in result.stderr
    service = read(Path("service.yaml"), {})
    assert service.languages == [language]
    assert [journey.steps[0].goto for journey in service.journeys] == ["/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_switched_off_line_can_be_switched_on(tmp_path: Path, language: str) -> None:
    for name in ("example.pdf", "login.json"):
        Path(name).write_text("{}")
    path = tmp_path / "all.yaml"
    path.write_text(re.sub(r"^( *)#(?=\S)", r"\1", template(language), flags=re.MULTILINE), encoding="utf-8")
    service = read(path, ENVIRONMENT, ["image-alt"])
    assert len(service.journeys[0].steps) == 9
    assert service.sample is not None
    assert len(service.sample.slots) == 7
    assert service.access.expect is not None


def _names(kind: inspect.Type) -> Iterator[str]:
    """Every field, and every word that can be a key, below a type."""
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            yield field.encode_name
            yield from _names(field.type)
    elif isinstance(kind, inspect.UnionType):
        for each in kind.types:
            yield from _names(each)
    elif isinstance(kind, inspect.DictType):
        yield from choices(kind.key_type)
        yield from _names(kind.value_type)
    elif isinstance(kind, inspect.ListType):
        yield from _names(kind.item_type)


def test_every_field_is_shown() -> None:
    written = template("en")
    names = set(_names(inspect.type_info(Service)))
    assert len(names) > 70
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}(?=[:,])", written)] == []


def test_every_word_is_used() -> None:
    pattern = files("einclusion").joinpath("servicefile/service-template.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"\[\[([\w-]+)\]\]", pattern))
    assert used - {"profiles"} == own("words/init.yaml").keys() - {"written", "exists", "ending", "unwritable"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short_and_filled_in(language: str) -> None:
    written = template(language)
    assert "[[" not in written
    assert max(map(len, written.splitlines())) <= 110


def test_another_name() -> None:
    result = init("my parking.yml", "--lang", "en")
    assert Path("my parking.yml").is_file()
    assert "einclusion audit 'my parking.yml'" in result.stderr


def test_an_existing_file_is_not_replaced() -> None:
    Path("service.yaml").write_text("mine")
    result = init("--lang", "nl")
    assert isinstance(result.exception, UsageError)
    assert "bestaat al en wordt niet overschreven" in result.exception.sentence("nl")
    assert Path("service.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("path", "says"),
    [("service.txt", r"Try service\.yaml"), (".", r"Try service\.yaml"), ("no/where.yaml", "can't be written")],
)
def test_a_path_that_will_not_do(path: str, says: str) -> None:
    result = init(path, "--lang", "en")
    assert isinstance(result.exception, UsageError)
    assert re.search(says, str(result.exception))
    assert list(Path().iterdir()) == []
