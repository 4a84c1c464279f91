"""Objects with every field filled in, made from the types themselves: a new field is covered as soon as it exists."""

from __future__ import annotations

import inspect as python
from types import ModuleType
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from einclusion import answers, facts, model, run, scope
from einclusion.gate import compare

T = TypeVar("T")
MODULES: tuple[ModuleType, ...] = (model, scope, run, facts, compare, answers)
_MATCHING = {
    r"^[a-z0-9][a-z0-9-]{0,39}$": "apply-online",
    r"^\d{2,4}x\d{2,4}$": "360x800",
    r"^\d{4}-\d{2}-\d{2}$": "2027-03-31",
    r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$": "2027-03-31T12:00:00Z",
    r"^[0-9a-f]{16}(-[1-9]\d*)?$": "0123456789abcdef-2",
}
_PLAIN: dict[type[inspect.Type], Any] = {
    inspect.FloatType: 1.5,
    inspect.IntType: 2,
    inspect.AnyType: "anything",
}


def structs() -> list[type[msgspec.Struct]]:
    """Every type that is written or read as a file, without the bases they share."""
    found = [
        kind
        for module in MODULES
        for _, kind in python.getmembers(module, python.isclass)
        if issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__
    ]
    return [kind for kind in found if kind.__struct_fields__]


def full(kind: type[T]) -> T:
    """An object of the type in which no field has its default."""
    made = msgspec.convert(_filled(inspect.type_info(kind)), kind)
    if kind is run.Run:
        return msgspec.structs.replace(made, schema=run.SCHEMA)  # type: ignore[type-var]
    return made


def _filled(kind: inspect.Type, default: Any = None) -> Any:
    if isinstance(kind, inspect.StructType):
        return {field.encode_name: _filled(field.type, field.default) for field in kind.fields}
    if isinstance(kind, inspect.UnionType):
        return _filled(next(one for one in kind.types if not isinstance(one, inspect.NoneType)), default)
    if isinstance(kind, inspect.StrType):
        return _MATCHING[kind.pattern] if kind.pattern else "some text"
    if isinstance(kind, inspect.EnumType):
        return list(kind.cls)[-1].value
    if isinstance(kind, inspect.LiteralType):
        return next(value for value in kind.values if value and value != default)
    if isinstance(kind, inspect.BoolType):
        return default is not True
    return _filled_container(kind)


def _filled_container(kind: inspect.Type) -> Any:
    if isinstance(kind, inspect.ListType):
        return [_filled(kind.item_type)]
    if isinstance(kind, inspect.TupleType):
        return [_filled(one) for one in kind.item_types]
    if isinstance(kind, inspect.DictType):
        return {_filled(kind.key_type): _filled(kind.value_type)}
    return _PLAIN[type(kind)]
