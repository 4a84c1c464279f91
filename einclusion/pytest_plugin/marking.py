"""What markers and calls say of how a page is checked, looked at before it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from einclusion.errors import UsageError
from einclusion.gate.verdict import Gate
from einclusion.model import Finding
from einclusion.pytest_plugin.settings import Settings, gate_of
from einclusion.servicefile.places import nearest

_KEY = re.compile(r"[0-9a-f]{16}(?:-[1-9]\d*)?")
_EXAMPLE = 'accept={"image-has-name": "#1234"}'
_WORDS = ("select", "fail_on", "accept", "auto")


@dataclass(frozen=True)
class Manner:
    """How a page is checked."""

    select: list[str]
    """Rules to apply."""
    gate: Gate
    """Findings that fail the test."""
    accept: dict[str, str] = field(default_factory=dict)
    """Why findings pass, by rule id, fingerprint or cause."""

    def reason(self, finding: Finding) -> tuple[str, str]:
        """The key under which the finding is accepted and why; empty where it is not."""
        found = (key for key in (finding.fingerprint, finding.cause, finding.rule) if key in self.accept)
        key = next(found, "")
        return key, self.accept.get(key, "")


def manner(settings: Settings, marks: Iterable[Mapping[str, Any]], said: Mapping[str, Any]) -> Manner:
    """What the call says, else the nearest marker, else the session; accepted findings of all of them.

    Raises UsageError for what can't be.
    """
    told = [{name: value for name, value in said.items() if value is not None}, *marks]
    accept: dict[str, str] = {}
    for one in reversed(told):
        for name in one:
            if name not in _WORDS:
                raise UsageError("pytest.marker", word=name, known=", ".join(_WORDS))
        accept.update(_accepted(one.get("accept", {}), settings))
    words = next((one["select"] for one in told if "select" in one), settings.select)
    gate = next((gate_of(str(one["fail_on"])) for one in told if "fail_on" in one), settings.gate)
    return Manner(select=[words] if isinstance(words, str) else list(words), gate=gate, accept=accept)


def _accepted(told: Any, settings: Settings) -> dict[str, str]:
    if not isinstance(told, Mapping) or not all(isinstance(why, str) and why.strip() for why in told.values()):
        raise UsageError("pytest.reasons", example=_EXAMPLE)
    for key in told:
        if key not in settings.rules.rules and not _KEY.fullmatch(str(key)):
            raise UsageError("pytest.unknown-key", near=nearest(str(key), settings.rules.rules), word=str(key))
    return dict(told)
