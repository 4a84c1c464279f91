"""Data files: YAML with the few types of JSON, so that `no`, `on` and `08:30` stay what people wrote."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

_Base: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]  # the C loader where PyYAML was built with it
    """YAML 1.2 core schema: null, true, false, decimal numbers; everything else is text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?[0-9]+\.[0-9]+$", list("-0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def parse(text: str) -> Any:
    """What the YAML text says. Raises `yaml.YAMLError` with the place of a mistake."""
    return yaml.load(text, Loader)


@cache
def own(name: str) -> Any:
    """A data file of the program, by its path below `einclusion/`."""
    return parse(files("einclusion").joinpath(name).read_text(encoding="utf-8"))


@cache
def beside(file: str, name: str) -> Any:
    """A data file in the folder of `file`: how a check reads its word lists (`beside(__file__, "words.yaml")`)."""
    return parse(Path(file).with_name(name).read_text(encoding="utf-8"))
