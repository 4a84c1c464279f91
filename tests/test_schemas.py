"""JSON Schemas: they accept what the program reads and writes, refuse what it refuses, and explain every field."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from einclusion import facts, model, run, scope
from einclusion.facts import Facts
from einclusion.run import Page, Report, Run
from einclusion.schemas import NAMES, schema, sentences
from einclusion.scope import Service
from tests import build
from tests.samples import full, structs
from tests.structures import el, structure

MODULES = (model, scope, run, facts)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema(name)))


def written(thing: Any) -> Any:
    return json.loads(msgspec.json.encode(thing))


@pytest.mark.parametrize("name", NAMES)
def test_one_is_a_schema(name: str) -> None:
    made = json.loads(schema(name))
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"] == f"urn:einclusion:schema:{name}:1"
    assert schema(name) == schema(name)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("service", full(Service)),
        ("service", build.SERVICE),
        ("run", full(Run)),
        ("run", build.run()),
        ("report", build.report()),
        ("report", full(Report)),
        ("page", full(Page)),
        ("page", Page(number=1, address="x", facts=Facts(structure=structure(el("html", el("p")))))),
    ],
)
def test_what_is_written_holds(name: str, thing: Any) -> None:
    validator(name).validate(written(thing))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("service", {"start": []}),
        ("service", {"start": None}),
        ("service", {"strat": ["https://example.be/"]}),
        ("service", {"journeys": [{"name": "Apply!", "steps": [{"goto": "/"}]}]}),
        ("service", {"journeys": [{"name": "apply", "steps": [{"goto": "/", "wiht": "x"}]}]}),
        ("service", {"crawl": {"pages": 0}}),
        ("service", {"settings": {"viewports": ["wide"]}}),
        ("service", {"channels": {"fax": True}}),
        ("run", {"state": "nearly"}),
        ("run", {"pages": [{"number": "one", "address": "x"}]}),
        ("report", {"findings": [{"outcome": "green"}]}),
        ("page", {"facts": {"text": {"words": "many"}}}),
    ],
)
def test_what_is_wrong_does_not(name: str, change: dict[str, Any]) -> None:
    good = {"service": build.SERVICE, "run": build.run(), "report": build.report(), "page": full(Page)}[name]
    with pytest.raises(ValidationError):
        validator(name).validate({**written(good), **change})


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_its_sentence(name: str) -> None:
    for title, definition in json.loads(schema(name))["$defs"].items():
        for field, told in definition.get("properties", {}).items():
            assert told.get("description"), f"{title}.{field}"


@pytest.mark.parametrize("kind", structs(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_type_has_a_sentence(kind: type[msgspec.Struct]) -> None:
    names = {field.encode_name for field in msgspec.structs.fields(kind)}
    told = sentences()[kind.__name__]
    own = {field.encode_name for field in msgspec.structs.fields(kind) if field.name in kind.__annotations__}
    assert own == names
    assert set(told) == names
    for field, sentence in told.items():
        assert sentence[0].isupper() or sentence[0] in "`0123456789a", f"{field}: {sentence}"
        assert sentence.endswith("."), f"{field}: {sentence}"
        assert len(sentence) <= 160, f"{field}: one sentence"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_type_says_what_it_is(module: Any) -> None:
    for kind in structs():
        if kind.__module__ == module.__name__:
            assert (kind.__doc__ or "").strip().endswith("."), kind.__name__


def test_names_in_files_are_those_of_the_schema() -> None:
    step = json.loads(schema("service"))["$defs"]["Step"]
    assert "with" in step["properties"]
    assert step["additionalProperties"] is False
    assert step["properties"]["with"]["description"] == sentences()["Step"]["with"]
