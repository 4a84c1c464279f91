"""Requirements, the groups they serve and the profiles of law, from the data files in `standards/` and `profiles/`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from einclusion.data import own
from einclusion.model import Reason, Record, Requirement, Rule, Weight

WCAG = "https://www.w3.org/TR/WCAG22/"


class Group(Record, frozen=True, kw_only=True):
    """People whom a barrier excludes."""

    id: str
    """Short name, for instance `low-vision`."""
    name: dict[str, str]
    """Name in four languages, as it reads inside a sentence."""
    meets: dict[str, str] = {}
    """What typically stops them."""
    code: str = ""
    """Code of the functional performance statement in EN 301 549 (WV, LV …)."""
    clause: str = ""
    """Its clause in EN 301 549 (4.2.1 …)."""
    need: str = ""
    """Which of the nine user needs of Decision (EU) 2018/1524 it is."""


class Profile(Record, frozen=True, kw_only=True):
    """A law: which requirements weigh what."""

    id: str
    """Short name, for instance `be-bruxelles`."""
    name: dict[str, str]
    """Name in four languages."""
    weights: dict[str, Weight]
    """Weight by requirement id or pattern."""
    wcag: dict[str, dict[str, Weight]]
    """Weight by WCAG version and level."""
    languages: list[str] = []
    """Languages that its services are expected in."""
    refused: dict[Reason, list[str]] = {}
    """Reasons that it does not take, with the requirements for which it does not."""


@cache
def groups() -> dict[str, Group]:
    """All groups, in the order in which reports show them."""
    return {
        name: msgspec.convert({"id": name, **{k: v for k, v in row.items() if v is not None}}, Group)
        for name, row in own("standards/groups.yaml")["groups"].items()
    }


@cache
def needs() -> dict[str, dict[str, str]]:
    """The nine user needs of Decision (EU) 2018/1524, annex I 1.3.2, with their names."""
    named: dict[str, dict[str, str]] = own("standards/groups.yaml")["needs"]
    return named


@cache
def criteria() -> dict[str, Requirement]:
    """WCAG 2.2 success criteria and 4.1.1, by requirement id."""
    return {f"wcag-{number}": _criterion(number, row) for number, row in own("standards/wcag.yaml")["criteria"].items()}


def _criterion(number: str, row: dict[str, Any]) -> Requirement:
    binding_level = row["level"] in ("A", "AA")
    return Requirement(
        id=f"wcag-{number}",
        title=row["title"],
        address=WCAG + "#" + row["anchor"],
        level=row["level"],
        since=row["since"],
        until=row.get("until", ""),
        anchor=row["anchor"],
        clause=f"9.{number}" if binding_level and row["since"] != "2.2" else "",
        groups=row["primary"],
    )


@cache
def requirement(name: str) -> Requirement:
    """The requirement with that id. Raises KeyError for an id that no data file holds."""
    if name in criteria():
        return criteria()[name]
    row = own("standards/requirements.yaml")
    row = row.get("requirements", row)[name]
    return Requirement(
        id=name,
        title=row["title"],
        address=row.get("address", ""),
        clause=name.removeprefix("en-301-549-") if name.startswith("en-301-549-") else "",
        groups=row.get("primary", []),
        verified=row.get("verified", True),
    )


def groups_of(requirements: list[str], named: list[str]) -> list[str]:
    """Groups that the requirements serve (EN 301 549 table B.2) and those named, in the order of `groups()`."""
    served = {group for name in requirements for group in requirement(name).groups} | set(named)
    return [name for name in groups() if name in served]


def profile_names() -> list[str]:
    """Profiles that the program knows."""
    return sorted(
        file.name.removesuffix(".yaml")
        for file in files("einclusion.profiles").iterdir()
        if file.name.endswith(".yaml")
    )


@cache
def profile(name: str) -> Profile:
    """The profile of a law, with what it takes over from the one it extends. Raises FileNotFoundError."""
    row = own(f"profiles/{name}.yaml")
    base = profile(row["extends"]) if "extends" in row else None
    return msgspec.convert(
        {
            "id": name,
            "name": row["name"],
            "weights": {**(base.weights if base else {}), **(row.get("weights") or {})},
            "wcag": {**(base.wcag if base else {}), **(row.get("wcag") or {})},
            "languages": row.get("languages") or (base.languages if base else []),
            "refused": {**(base.refused if base else {}), **(row.get("refused") or {})},
        },
        Profile,
    )


def limit(measure: str, law: str) -> float:
    """The limit of a measure under a profile. Raises KeyError for a name that `thresholds.yaml` doesn't hold."""
    row = own("thresholds.yaml")[measure]
    laws = row.get("laws", {})
    while law not in laws and (base := own(f"profiles/{law}.yaml").get("extends")):
        law = base
    return float(laws[law]["limit"] if law in laws else row["default"])


_STRENGTH: list[Weight] = [Weight.ADVICE, Weight.STANDARD, Weight.BINDING]


def weight_of(rule: Rule, law: Profile) -> Weight:
    """The strongest weight that the profile gives one of the rule's requirements, else the rule page's own."""
    given = [weight for name in rule.requirements if (weight := _weight(name, law)) is not None]
    return max(given, key=_STRENGTH.index, default=rule.weight)


def _weight(name: str, law: Profile) -> Weight | None:
    for pattern, weight in law.weights.items():
        if fnmatchcase(name, pattern):
            return weight
    criterion = criteria().get(name)
    return law.wcag.get(criterion.since, {}).get(criterion.level) if criterion else None
