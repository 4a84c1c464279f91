"""A file's values held against the types that they must become: all mistakes at once, where msgspec tells one."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from msgspec import inspect

from einclusion.model import Value
from einclusion.servicefile.places import Mistake, Place, below, nearest

TRUTH = dict.fromkeys(("yes", "on", "ja", "oui"), "true") | dict.fromkeys(("no", "off", "nee", "non", "nein"), "false")
"""What people write for `true` and `false`."""
_SWITCH = {"true": "on", "false": "off"}
_NAMES = (
    (inspect.BoolType, "truth"),
    (inspect.IntType, "integer"),
    (inspect.FloatType, "number"),
    (inspect.ListType, "list"),
    ((inspect.DictType, inspect.StructType), "fields"),
)
_PYTHON: dict[type[inspect.Type], type | tuple[type, ...]] = {
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.FloatType: (int, float),
    inspect.StrType: str,
}


def mistakes(place: Place, kind: inspect.Type) -> Iterator[Mistake]:
    """What keeps the value from becoming a `kind`: unknown or missing fields, wrong types, words and numbers.

    Patterns of texts are left to those who know what the text means.
    """
    if place.value is None:
        yield place.mistake("empty")
        return
    match kind:
        case inspect.UnionType():
            yield from mistakes(place, _alternative(place, kind))
        case inspect.StructType() if isinstance(place.value, dict):
            yield from _struct(place, kind)
        case inspect.DictType() if isinstance(place.value, dict):
            yield from _dict(place, kind)
        case inspect.ListType() if isinstance(place.value, list):
            yield from _list(place, kind)
        case inspect.EnumType() | inspect.LiteralType():
            yield from _word(place, kind)
        case _:
            yield from _scalar(place, kind)


def _alternative(place: Place, union: inspect.UnionType) -> inspect.Type:
    """The type of a union that the value was probably meant to be."""
    kinds = [kind for kind in union.types if not isinstance(kind, inspect.NoneType)]
    for kind in kinds:
        if isinstance(kind, (inspect.DictType, inspect.StructType)) and isinstance(place.value, dict):
            return kind
        if isinstance(kind, inspect.BoolType) and isinstance(place.value, bool):
            return kind
    return kinds[0]


def _struct(place: Place, kind: inspect.StructType) -> Iterator[Mistake]:
    known = {field.encode_name: field for field in kind.fields}
    meant = set()
    for name, child in place.fields.items():
        if name in known:
            yield from mistakes(child, known[name].type)
        else:
            near = nearest(name, known)
            meant.add(near)
            yield child.mistake("unknown", near, known, name=name)
    for name, field in known.items():
        if field.required and name not in place.fields and name not in meant:
            yield Mistake(key="missing", line=place.line, path=below(place.path, name), values={"name": name})


def _dict(place: Place, kind: inspect.DictType) -> Iterator[Mistake]:
    words = choices(kind.key_type)
    for name, child in place.fields.items():
        if words and name not in words:
            yield child.mistake("unknown", nearest(name, words), words, name=name)
        else:
            yield from mistakes(child, kind.value_type)


def _list(place: Place, kind: inspect.ListType) -> Iterator[Mistake]:
    if len(place.items) < (kind.min_length or 0):
        yield place.mistake("too-few", count=kind.min_length or 0)
    for item in place.items:
        yield from mistakes(item, kind.item_type)


def _word(place: Place, kind: inspect.Type) -> Iterator[Mistake]:
    words = choices(kind)
    if place.value in words and isinstance(place.value, str):
        return
    if isinstance(place.value, (dict, list)):
        yield place.mistake("type", choices=words, expected="kind-text", found=_found(place.value))
        return
    written = str(place.value).lower() if isinstance(place.value, bool) else str(place.value)
    near = nearest(written, words, _SWITCH if "on" in words else None)
    yield place.mistake("word", near, words, name=written)


def choices(kind: inspect.Type) -> list[str]:
    """The words of an enumeration; none for other types."""
    if isinstance(kind, inspect.EnumType):
        return [str(member.value) for member in kind.cls if isinstance(member, Enum)]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else []


def _scalar(place: Place, kind: inspect.Type) -> Iterator[Mistake]:
    value, expected = place.value, _PYTHON.get(type(kind))
    if expected and isinstance(value, expected) and (isinstance(kind, inspect.BoolType) or not isinstance(value, bool)):
        yield from _bounds(place, kind)
    elif isinstance(kind, inspect.StrType) and isinstance(value, (bool, int, float)):
        yield place.mistake("quote")
    elif isinstance(kind, inspect.StrType) and isinstance(value, dict) and any(key.startswith("env:") for key in value):
        yield place.mistake("yaml-env")
    else:
        near = TRUTH.get(str(value).lower(), "") if isinstance(kind, inspect.BoolType) else ""
        yield place.mistake("type", near, expected=_expected(kind), found=_found(value))


def _bounds(place: Place, kind: inspect.Type) -> Iterator[Mistake]:
    if not isinstance(kind, (inspect.IntType, inspect.FloatType)):
        return
    bounds: tuple[tuple[str, Value | None, bool], ...] = (
        ("at-least", kind.ge, kind.ge is not None and place.value < kind.ge),
        ("more-than", kind.gt, kind.gt is not None and place.value <= kind.gt),
        ("at-most", kind.le, kind.le is not None and place.value > kind.le),
    )
    for key, bound, crossed in bounds:
        if crossed and bound is not None:
            yield place.mistake(key, bound=bound)


def _expected(kind: inspect.Type) -> str:
    return next((f"kind-{name}" for types, name in _NAMES if isinstance(kind, types)), "kind-text")


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return "kind-truth"
    if isinstance(value, (int, float)):
        return "kind-number"
    if isinstance(value, list):
        return "kind-list"
    return "kind-fields" if isinstance(value, dict) else "kind-text"
