"""What a journey's steps must say, beyond having the right fields and types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import fields

from einclusion.data import own
from einclusion.scope import Step, Target
from einclusion.servicefile.places import Mistake, Place, nearest
from einclusion.servicefile.targets import near_file

VERBS = ("goto", "click", "fill", "choose", "check", "press", "upload", "expect")
GOES_WITH = {"with": "fill", "option": "choose", "file": "upload", "on": "press"}
"""What belongs to a verb, and the verb."""
WAYS = ("role", "label", "text", "css")
"""Ways to point at an element; `name` goes with `role`, and `frame` with all."""

_NEEDED = ("with", "option", "file")
_STEP = {field.encode_name for field in fields(Step)}
_TARGET = {field.encode_name for field in fields(Target)} | {"address"}
_NAMED_KEY = re.compile(r"F([1-9]|1[0-2])|Key[A-Z]|Digit[0-9]|Numpad[0-9]")


def mistakes(step: Place, folder: Path) -> Iterator[Mistake]:
    """What is wrong with a step: its verb, what goes with it, its elements, key and file."""
    yield from _verb(step)
    for name in (*VERBS, "on"):
        if name in step.fields and name not in ("goto", "press"):
            yield from target(step.fields[name], also_address=name == "expect")
    if (key := step.text("press")) is not None:
        yield from _key(step.fields["press"], key)
    if (file := step.text("file")) is not None:
        yield from missing_file(step.fields["file"], file, folder)


def _verb(step: Place) -> Iterator[Mistake]:
    if not isinstance(step.value, dict) or step.fields.keys() - _STEP:
        return
    verbs = [verb for verb in VERBS if verb in step.fields]
    if len(verbs) > 1:
        yield step.mistake("verbs", verbs=", ".join(verbs))
    strays = [name for name, verb in GOES_WITH.items() if name in step.fields and verb not in verbs]
    for name in strays:
        yield step.fields[name].mistake("stray", name=name, verb=GOES_WITH[name])
    if not verbs and not strays:
        yield step.mistake("no-verb", choices=VERBS)
    for name in _NEEDED:
        if GOES_WITH[name] in verbs and name not in step.fields:
            yield step.fields[GOES_WITH[name]].mistake("needs", verb=GOES_WITH[name], name=name)


def target(place: Place, *, also_address: bool = False) -> Iterator[Mistake]:
    """What is wrong with how an element is pointed at."""
    parts = place.fields
    if not isinstance(place.value, dict) or parts.keys() - _TARGET:
        return
    for part in parts.values():
        if isinstance(part.value, str) and not part.value.strip():
            yield part.mistake("empty")
    ways = [name for name in WAYS if name in parts]
    if len(ways) > 1:
        yield place.mistake("target-several", ways=", ".join(ways))
    elif "name" in parts and "role" not in parts:
        yield parts["name"].mistake("target-name")
    elif not ways and not (also_address and "address" in parts and "frame" not in parts):
        yield place.mistake("target-empty", choices=(*WAYS, "address") if also_address else WAYS)
    role = place.text("role")
    roles = own("servicefile/codes.yaml")["roles"].split()
    if role and role.strip() and role not in roles:
        near = nearest(role, roles, own("servicefile/codes.yaml")["role-for"])
        yield parts["role"].mistake("role", near, name=role)


def _key(place: Place, key: str) -> Iterator[Mistake]:
    codes = own("servicefile/codes.yaml")
    keys = codes["keys"].split()
    for name in re.split(r"\+(?=.)", key):
        if not (name in keys or len(name) == 1 or _NAMED_KEY.fullmatch(name)):
            yield place.mistake("key", nearest(name, keys, codes["key-for"]), name=name)


def missing_file(place: Place, file: str, folder: Path) -> Iterator[Mistake]:
    """A mistake where the file is not there."""
    path = folder / file
    if path.is_dir():
        yield place.mistake("file-folder", name=file)
    elif not path.is_file():
        yield place.mistake("file-missing", near_file(path, file), name=file)
