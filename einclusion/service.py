"""The service file: read and checked as a whole, every mistake with its line. Plain addresses become a service too."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

from einclusion.environment import fill_in, secrets
from einclusion.errors import UsageError, UsageErrors
from einclusion.scope import Service
from einclusion.servicefile import meaning, places, shape, targets
from einclusion.servicefile.places import FileError, Mistake, Place

__all__ = ["ServiceFileError", "adhoc", "fill_in", "is_service_file", "read", "secrets"]

ENDINGS = (".yaml", ".yml")


class ServiceFileError(FileError):
    """A service file that can't be worked with."""

    head = "service.mistakes"


def is_service_file(target: str) -> bool:
    """Whether a target of the command line is a service file, by its ending."""
    return target.lower().endswith(ENDINGS) and "://" not in target


def read(path: Path, environment: Mapping[str, str], known_rules: Collection[str] | None = None) -> Service:
    """The service that the file describes. Raises ServiceFileError with all its mistakes.

    `{env:NAME}` is replaced in addresses; it stays as written in `with`, credentials and headers, so that no secret
    gets into a run. Files and the addresses of `sample.slots` come back absolute. Rule ids are checked where known.
    """
    text, found = _text(path)
    if found:
        raise ServiceFileError(path, [found])
    root, mistakes = places.parse(text)
    if root is None:
        raise ServiceFileError(path, mistakes)
    around = meaning.Surroundings(path.parent, environment, known_rules)
    mistakes += _judged(root, around)
    if mistakes:
        raise ServiceFileError(path, mistakes)
    return msgspec.convert(_resolved(root.plain(), around), Service)


def adhoc(addresses: list[str]) -> Service:
    """The service that plain addresses and local HTML files make. Raises UsageError naming all that are neither."""
    folder = Path.cwd()
    faults = [(address, targets.fault(address, folder)) for address in addresses]
    wrong = [Mistake(key=found.key, near=found.near, values={"name": address}) for address, found in faults if found]
    if not addresses:
        raise UsageError("service.no-address")
    if wrong:
        raise UsageErrors(wrong)
    start = [targets.absolute(address, folder) for address in addresses]
    parts = urlsplit(start[0])
    return Service(name=parts.hostname or unquote(parts.path.rpartition("/")[2]), start=start)


def _text(path: Path) -> tuple[str, Mistake | None]:
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", Mistake(key="not-utf-8", line=content.count(b"\n", 0, error.start) + 1)
    except FileNotFoundError:
        near = targets.near_file(path, path.name)
        return "", Mistake(key="file-missing", values={"name": path.name}, near=near)
    except IsADirectoryError:
        return "", Mistake(key="file-folder", values={"name": path.name or str(path)})
    except (OSError, ValueError) as error:
        return "", Mistake(key="unreadable", values={"reason": error})


def _judged(root: Place, around: meaning.Surroundings) -> list[Mistake]:
    if not isinstance(root.value, dict):
        return [Mistake(key="empty-file") if root.value is None else root.mistake("not-fields")]
    unshapely = list(shape.mistakes(root, msgspec.inspect.type_info(Service)))
    wrong = [mistake.path for mistake in unshapely]
    return unshapely + [
        mistake
        for mistake in meaning.mistakes(root, around)
        if not any(re.match(re.escape(path) + r"(?=$|[.\[])", mistake.path) for path in wrong)
    ]


def _resolved(data: dict[str, Any], around: meaning.Surroundings) -> dict[str, Any]:
    """The file's data with variables in addresses replaced and files made absolute."""

    def address(text: str) -> str:
        return fill_in(text, around.environment)

    start = [targets.absolute(address(text), around.folder) for text in data["start"]]
    resolved = {**data, "start": start}
    if "slots" in data.get("sample", {}):
        slots = {name: urljoin(start[0], address(text)) for name, text in data["sample"]["slots"].items()}
        resolved["sample"] = {**data["sample"], "slots": slots}
    if "journeys" in data:
        resolved["journeys"] = [
            {**journey, "steps": [_step(step, around) for step in journey["steps"]]} for journey in data["journeys"]
        ]
    if "access" in data:
        resolved["access"] = _access(data["access"], around)
    return resolved


def _step(step: dict[str, Any], around: meaning.Surroundings) -> dict[str, Any]:
    changed = {}
    if "goto" in step:
        changed["goto"] = fill_in(step["goto"], around.environment)
    if "file" in step:
        changed["file"] = str((around.folder / step["file"]).absolute())
    return {**step, **changed}


def _access(access: dict[str, Any], around: meaning.Surroundings) -> dict[str, Any]:
    changed = {}
    if "proxy" in access:
        changed["proxy"] = fill_in(access["proxy"], around.environment)
    if "storage_state" in access:
        changed["storage_state"] = str((around.folder / access["storage_state"]).absolute())
    return {**access, **changed}
