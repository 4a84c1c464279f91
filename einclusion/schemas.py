"""JSON Schemas, generated from the types, each field with its sentence."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import msgspec
from msgspec.inspect import DictType, EnumType, StructType, type_info

from einclusion import acted, answers, channel, document, facts, loading, model, run, scope
from einclusion.gate import compare

_TYPES: dict[str, Any] = {
    "service": scope.Service,
    "baseline": model.Baseline,
    "run": run.Run,
    "report": run.Report,
    "page": run.Page,
    "comparison": compare.Comparison,
    "panel": answers.Answers,
}
NAMES = tuple(_TYPES)
_ACTED = (import_module(f"{acted.__name__}.{module.name}") for module in iter_modules(acted.__path__))
_MODULES = (scope, model, run, channel, document, facts, loading, compare, answers, *_ACTED)


def schema(name: str) -> str:
    """The schema of a service, baseline or answers file, of `run.json`, `page.json`, a JSON report or a comparison."""
    made = msgspec.json.schema(_TYPES[name])
    for title, definition in made.get("$defs", {}).items():
        for field, sentence in sentences().get(title, {}).items():
            if field in definition.get("properties", {}):
                definition["properties"][field].setdefault("description", sentence)
        for field, words in _key_words(title):
            definition["properties"][field]["propertyNames"] = {"enum": words}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:einclusion:schema:{name}:{run.SCHEMA}",
        **made,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _key_words(title: str) -> Iterator[tuple[str, list[str]]]:
    """Fields of a type whose keys come from a closed list, with that list."""
    kind = next((getattr(module, title) for module in _MODULES if hasattr(module, title)), None)
    told = type_info(kind)
    for field in told.fields if isinstance(told, StructType) else ():
        if isinstance(field.type, DictType) and isinstance(field.type.key_type, EnumType):
            yield field.encode_name, [word.value for word in field.type.key_type.cls]


@cache
def sentences() -> dict[str, dict[str, str]]:
    """The sentence on each field of each type, as it stands in the source, by the field's name in files."""
    found: dict[str, dict[str, str]] = {}
    for module in _MODULES:
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef):
                found[node.name] = dict(_fields(node, getattr(module, node.name)))
    return found


def _fields(node: ast.ClassDef, kind: Any) -> list[tuple[str, str]]:
    names = {}
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        names = {field.name: field.encode_name for field in msgspec.structs.fields(kind)}
    found = []
    for line, after in zip(node.body, node.body[1:], strict=False):
        match line, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as sentence)):
                found.append((names.get(name, name), sentence))
    return found
