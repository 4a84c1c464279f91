"""Fields of a PDF form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pypdf.generic import ArrayObject, DictionaryObject

from einclusion.document import PdfField

_MOST = 2_000
_DEEP = 20
_HIDDEN = 0b10
_REQUIRED = 0b10
_PUSHED = 1 << 16
_KINDS: dict[str, Literal["text", "choice", "box", "button", "signature"]] = {
    "/Tx": "text",
    "/Ch": "choice",
    "/Btn": "box",
    "/Sig": "signature",
}
_TAKEN_OVER = ("/FT", "/Ff", "/TU")


def fields_of(root: DictionaryObject) -> tuple[list[PdfField], bool]:
    """The fields that are shown, and whether the form is of a kind that only the programs of one maker show."""
    form = _object(root.get("/AcroForm"))
    if not isinstance(form, DictionaryObject):
        return [], False
    found = []
    for field in _leaves(form.get("/Fields"), {}, "", 0):
        found.append(field)
        if len(found) >= _MOST:
            break
    return found, "/XFA" in form and not found


def _object(value: Any) -> Any:
    return value.get_object() if value is not None else None


def _leaves(listed: Any, above: dict[str, Any], name: str, depth: int) -> Iterator[PdfField]:
    """Fields at the ends of the tree, with what they take over from those above."""
    listed = _object(listed)
    if not isinstance(listed, ArrayObject) or depth > _DEEP:
        return
    for one in listed:
        field = _object(one)
        if not isinstance(field, DictionaryObject):
            continue
        own = {**above, **{key: field[key] for key in _TAKEN_OVER if key in field}}
        called = ".".join(filter(None, (name, str(field.get("/T", "")))))
        kids = [kid for kid in _object(field.get("/Kids")) or [] if isinstance(_object(kid), DictionaryObject)]
        if any("/T" in _object(kid) for kid in kids):
            yield from _leaves(ArrayObject(kids), own, called, depth + 1)
        elif _shown(kids or [field]):
            yield _field(own, called)


def _shown(widgets: list[Any]) -> bool:
    return not all(int(_object(one).get("/F", 0)) & _HIDDEN for one in widgets)


def _field(own: dict[str, Any], name: str) -> PdfField:
    flags = int(own.get("/Ff", 0))
    kind = _KINDS.get(str(own.get("/FT", "")), "text")
    return PdfField(
        name=name[:100],
        said=" ".join(str(own.get("/TU", "")).split())[:200],
        kind="button" if kind == "box" and flags & _PUSHED else kind,
        required=bool(flags & _REQUIRED),
    )
