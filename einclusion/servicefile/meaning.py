"""What a service file must say, beyond having the right fields and types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

from msgspec import Struct

from einclusion.data import own
from einclusion.environment import VARIABLE, fill_in, variables
from einclusion.servicefile import shape, steps, targets
from einclusion.servicefile.places import Mistake, Place, nearest

NARROWEST, WIDEST = 200, 4000
"""CSS pixels that a window can have on a side."""
COSTS = ("bytes", "requests")
"""Units of measures that can only be budgets: what a page costs."""

_LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?(-[a-z0-9]{5,8})*")
_JOURNEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_VIEWPORT = re.compile(r"(\d{2,4})x(\d{2,4})")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_SECRET_HEADERS = {"authorization", "proxy-authorization", "cookie"}
_LOGIN = re.compile(r"//[^/@]*:([^/@]*)@")
_OWN_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ATTEMPT = re.compile(r"\{\s*env\b[^{}]*\}?", re.IGNORECASE)
_KEPT = re.compile(r"\$\.journeys\[\d+\]\.steps\[\d+\]\.with|\$\.access\.(http_credentials\.\w+|headers\b.*)")
_FILLED = re.compile(r"\$\.(start\[\d+\]|journeys\[\d+\]\.steps\[\d+\]\.goto|sample\.slots\..+|access\.proxy)")


class Surroundings(Struct, frozen=True):
    """What a service file is read in."""

    folder: Path
    """Folder that files are relative to."""
    environment: Mapping[str, str]
    """Variables for `{env:NAME}`."""
    rules: Collection[str] | None
    """Ids of all rules; none where they are not known."""


def mistakes(service: Place, around: Surroundings) -> Iterator[Mistake]:
    """What is wrong with what the service file says."""
    yield from _variables(service, around.environment)
    yield from _names(service)
    yield from _addresses(service, around)
    yield from _journeys(service, around.folder)
    yield from _settings(_field(service, "settings"), around.rules)
    yield from _access(_field(service, "access"), around)


def profiles() -> list[str]:
    """Names of the laws to choose from."""
    found = files("einclusion").joinpath("profiles").iterdir()
    return sorted(entry.name.removesuffix(".yaml") for entry in found if entry.name.endswith(".yaml"))


def _field(place: Place, name: str) -> Place:
    return place.fields.get(name, Place(None, place.line, place.path))


def _variables(service: Place, environment: Mapping[str, str]) -> Iterator[Mistake]:
    for text in service.texts():
        attempts = [found[0] for found in _ATTEMPT.finditer(text.value)]
        for attempt in attempts:
            if not VARIABLE.fullmatch(attempt):
                yield text.mistake("env-form", name=attempt)
        if attempts and not (_KEPT.fullmatch(text.path) or _FILLED.fullmatch(text.path)):
            yield text.mistake("env-place")
            continue
        for name in dict.fromkeys(variables(text.value)):
            if not environment.get(name):
                yield text.mistake("env-unset", name=name)


def _names(service: Place) -> Iterator[Mistake]:
    yield from _words(_field(service, "name"), needed=True)
    for code in _field(service, "languages").items:
        yield from _language(code, code.value)
    profile = service.text("profile")
    if profile is not None and profile not in profiles():
        yield service.fields["profile"].mistake("profile", nearest(profile, profiles()), profiles(), name=profile)
    means = list(own("checking/means.yaml"))
    for one in _field(service, "login").items:
        if isinstance(one.value, str) and one.value not in means:
            yield one.mistake("means", nearest(one.value, means), means, name=one.value)
    for promise in _field(service, "channels").fields.values():
        if isinstance(promise.value, str) and not promise.value.strip():
            yield promise.mistake("empty")
        elif near := shape.TRUTH.get(str(promise.value).lower(), ""):
            yield promise.mistake("word", near, name=str(promise.value))


def _words(words: Place, *, needed: bool = False) -> Iterator[Mistake]:
    """Words in one language or several."""
    for code, said in words.fields.items():
        yield from _language(said, code)
        yield from _words(said, needed=needed)
    if needed and (words.value == {} or (isinstance(words.value, str) and not words.value.strip())):
        yield words.mistake("empty")


def _language(place: Place, code: object) -> Iterator[Mistake]:
    if not isinstance(code, str):
        return
    codes = own("servicefile/codes.yaml")
    known = codes["languages"].split()
    found = _LANGUAGE.fullmatch(code)
    if found and found[1] in known:
        return
    primary, *rest = re.split(r"[-_]", code)
    near = codes["language-for"].get(primary.lower(), "") or (primary.lower() if primary.lower() in known else "")
    near = near or nearest(code, known)
    region = f"-{rest[0].upper()}" if len(rest) == 1 and len(rest[0]) == 2 else ""
    yield place.mistake("language", near and f"{near}{region}", name=code)


def _addresses(service: Place, around: Surroundings) -> Iterator[Mistake]:
    first = ""
    for start in _field(service, "start").items:
        text = _filled(start, around)
        found = text is not None and targets.fault(text, around.folder)
        if found:
            yield _fault(start, found)
        first = first or (targets.absolute(text, around.folder) if text and not found else "")
    relative = [*_field(_field(service, "sample"), "slots").fields.values()]
    for journey in _field(service, "journeys").items:
        relative += [step.fields["goto"] for step in _field(journey, "steps").items if "goto" in step.fields]
    for place in relative:
        yield from _relative(place, first, around)


def _filled(place: Place, around: Surroundings) -> str | None:
    """The text with its variables, or nothing where that is a mistake already."""
    if not isinstance(place.value, str) or not all(around.environment.get(name) for name in variables(place.value)):
        return None
    return fill_in(place.value, around.environment)


def _relative(place: Place, first: str, around: Surroundings) -> Iterator[Mistake]:
    text = _filled(place, around)
    if text is None:
        return
    if not text.strip():
        yield place.mistake("empty")
    elif text.startswith("www.") or _OWN_SCHEME.match(text):
        if found := targets.web_fault(text):
            yield _fault(place, found)
    elif first and (found := targets.web_fault(urljoin(first, text))):
        yield _fault(place, targets.Fault(found.key))


def _fault(place: Place, found: targets.Fault) -> Mistake:
    """The mistake at this place, without what variables hold."""
    return place.mistake(found.key, "" if variables(place.value) else found.near, name=place.value)


def _journeys(service: Place, folder: Path) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for journey in _field(service, "journeys").items:
        name = journey.text("name")
        if name is not None and not _JOURNEY.fullmatch(name):
            yield journey.fields["name"].mistake("journey-name", _short_name(name), name=name)
        elif name in seen:
            yield journey.fields["name"].mistake("journey-twice", name=name, first=seen[name])
        elif name is not None:
            seen[name] = journey.fields["name"].line
        yield from _words(_field(journey, "say"))
        for step in _field(journey, "steps").items:
            yield from _words(_field(step, "say"))
            yield from steps.mistakes(step, folder)


def _short_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:40].strip("-")


def _settings(settings: Place, rules: Collection[str] | None) -> Iterator[Mistake]:
    for name, rule in _field(settings, "rules").fields.items():
        if rules is not None and name not in rules:
            yield rule.mistake("rule", nearest(name, rules), name=name)
    known = own("thresholds.yaml")
    measures = {
        "thresholds": [name for name, measure in known.items() if measure["unit"] not in COSTS],
        "budgets": [name for name, measure in known.items() if not measure.get("tunes")],
    }
    for section, here in measures.items():
        for name, limit in _field(settings, section).fields.items():
            if name in known and name not in here:
                home = next(other for other in measures if other != section)
                yield limit.mistake("elsewhere", name=name, home=home)
            elif name not in here:
                yield limit.mistake("measure", nearest(name, here), here, name=name)
    for viewport in _field(settings, "viewports").items:
        if isinstance(viewport.value, str):
            yield from _viewport(viewport, viewport.value)


def _viewport(place: Place, size: str) -> Iterator[Mistake]:
    found = _VIEWPORT.fullmatch(size)
    if not found:
        near = re.sub(r"\s*[×*X]\s*|\s+x\s+", "x", size.strip())
        yield place.mistake("viewport", near if _VIEWPORT.fullmatch(near) else "", name=size)
    elif not all(NARROWEST <= int(side) <= WIDEST for side in found.groups()):
        yield place.mistake("viewport-size", name=size, least=NARROWEST, most=WIDEST)


def _access(access: Place, around: Surroundings) -> Iterator[Mistake]:
    credentials = _field(access, "http_credentials")
    password = credentials.text("password")
    if password is not None and not VARIABLE.fullmatch(password):
        yield credentials.fields["password"].mistake("secret")
    for name, value in _field(access, "headers").fields.items():
        if not _HEADER.fullmatch(name) or not str(value.value).isprintable():
            yield value.mistake("header", name=name)
        elif name.lower() in _SECRET_HEADERS and not variables(str(value.value)):
            yield value.mistake("secret")
    yield from _proxy(access, around)
    if (state := access.text("storage_state")) is not None:
        yield from steps.missing_file(access.fields["storage_state"], state, around.folder)
    yield from steps.target(_field(access, "expect"), also_address=True)


def _proxy(access: Place, around: Surroundings) -> Iterator[Mistake]:
    place = _field(access, "proxy")
    text = _filled(place, around)
    if text is None:
        return
    login = _LOGIN.search(place.value)
    if login and not variables(login[1]):
        yield place.mistake("secret")
    elif found := targets.web_fault(text, targets.PROXY):
        yield _fault(place, targets.Fault("proxy", found.near))
