"""Core types: what goes into a file comes out of it again, and nothing can be changed on the way."""

from __future__ import annotations

import msgspec
import pytest

from einclusion.model import Element, Finding, Impact, Outcome, Problem, Weight
from einclusion.run import Page, Run, without_facts
from einclusion.scope import Service
from tests.samples import full, structs

KINDS = pytest.mark.parametrize("kind", structs(), ids=lambda kind: kind.__name__)


@KINDS
def test_what_is_written_is_read_again(kind: type[msgspec.Struct]) -> None:
    made = full(kind)
    assert msgspec.json.decode(msgspec.json.encode(made), type=kind) == made


@KINDS
def test_every_field_is_written_under_its_name(kind: type[msgspec.Struct]) -> None:
    names = {field.encode_name for field in msgspec.structs.fields(kind)}
    assert set(msgspec.json.decode(msgspec.json.encode(full(kind)))) == names


@KINDS
def test_nothing_can_be_changed(kind: type[msgspec.Struct]) -> None:
    made = full(kind)
    with pytest.raises(AttributeError):
        setattr(made, kind.__struct_fields__[0], None)


@KINDS
def test_fields_are_named_when_one_is_made(kind: type[msgspec.Struct]) -> None:
    with pytest.raises(TypeError):
        kind("by place")


def test_defaults_are_left_out_of_files() -> None:
    assert msgspec.json.encode(Finding(outcome=Outcome.PASSED, rule="image-alt")) == (
        b'{"outcome":"passed","rule":"image-alt"}'
    )


def test_a_run_always_says_in_which_schema_it_is_written() -> None:
    run = Run(service=Service(name="Permit", start=["https://example.be/"]))
    assert msgspec.json.decode(msgspec.json.encode(run))["schema"] == 1


def test_values_keep_their_kind() -> None:
    values: dict[str, str | int | float] = {"words": 31, "ratio": 2.5, "text": "31", "whole": 3.0}
    read = msgspec.json.decode(msgspec.json.encode(Problem(key="slow", values=values)), type=Problem)
    assert {name: type(value) for name, value in read.values.items()} == {
        "words": int,
        "ratio": float,
        "text": str,
        "whole": float,
    }


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Outcome, ["failed", "cantTell", "passed", "inapplicable", "untested"]),
        (Impact, ["minor", "moderate", "serious", "critical"]),
        (Weight, ["binding", "standard", "advice"]),
    ],
)
def test_words_of_judgement(kind: type[Outcome] | type[Impact] | type[Weight], words: list[str]) -> None:
    assert [str(word) for word in kind] == words


def test_a_page_without_facts_keeps_all_else() -> None:
    page = full(Page)
    bare = without_facts(page)
    assert bare.facts == type(bare.facts)()
    assert msgspec.structs.replace(bare, facts=page.facts) == page


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value 'green'"):
        msgspec.json.decode(b'{"outcome":"green"}', type=Finding)


def test_boxes_are_whole_pixels() -> None:
    with pytest.raises(msgspec.ValidationError, match="box"):
        msgspec.json.decode(b'{"selector":"p","box":[0,1.5,2,3]}', type=Element)
