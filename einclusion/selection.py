"""Which rules a run applies: `--select`, the service file's switches, and what supersedes what."""

from __future__ import annotations

import re
from collections.abc import Iterable

from einclusion.errors import UsageError, UsageErrors
from einclusion.model import Rule
from einclusion.rulebook import TOPICS, Rulebook
from einclusion.servicefile.places import nearest
from einclusion.standards import criteria

_WCAG = re.compile(r"wcag(2[012]?)(a{1,3})")
_VERSIONS = {"2": "2.0", "20": "2.0", "21": "2.1", "22": "2.2"}


def select(rulebook: Rulebook, chosen: Iterable[str] = (), switches: dict[str, str] | None = None) -> list[Rule]:
    """The rules to apply, in the order of the rulebook.

    `chosen` holds `all`, topics, rule ids, `best-practice` or WCAG levels such as `wcag21aa` (that version up to that
    level); empty means the default: WCAG A and AA, best practices and everything beyond the law. `switches` turns
    single rules on or off on top. Raises UsageError for a word that is none of these, with the nearest one.
    """
    words = list(chosen)
    for word in words:
        _refuse_unknown(word, rulebook)
    picked = [rule for rule in rulebook.rules.values() if any(_matches(rule, word) for word in words)]
    if not words:
        picked = [rule for rule in rulebook.rules.values() if not rule.experimental and rule.level != "AAA"]
    on = {name for name, switch in (switches or {}).items() if switch == "on"}
    off = {name for name, switch in (switches or {}).items() if switch == "off"}
    ids = ({rule.id for rule in picked} | on) - off
    superseded = {name for rule in rulebook.rules.values() if rule.id in ids for name in rule.supersedes}
    return [
        rule
        for rule in rulebook.rules.values()
        if rule.id in ids and (rule.engine == "person" or rule.id not in superseded)
    ]


def _matches(rule: Rule, word: str) -> bool:
    if word == "all" or word == rule.id or word == rule.topic:
        return True
    if word == "best-practice":
        return rule.engine == "axe" and not rule.requirements and not rule.experimental
    if wcag := _WCAG.fullmatch(word):
        version, level = _VERSIONS[wcag[1]], wcag[2].upper()
        found = [criteria()[name] for name in rule.requirements if name in criteria()]
        return not rule.experimental and any(
            c.since <= version <= (c.until or version) and len(c.level) <= len(level) for c in found
        )
    return False


def _refuse_unknown(word: str, rulebook: Rulebook) -> None:
    known = ["all", "best-practice", "wcag22aa", *TOPICS, *rulebook.rules]
    if word not in known and not _WCAG.fullmatch(word):
        if near := nearest(word, known):
            raise UsageError("usage.select", near=near, name=word)
        raise UsageErrors(
            [UsageError("usage.select", name=word), UsageError("usage.select-choices", topics=", ".join(TOPICS))]
        )
