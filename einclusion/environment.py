"""`{env:NAME}` in a service file: what comes from the environment, and what of it is secret."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from einclusion.errors import UsageError
from einclusion.scope import Service

VARIABLE = re.compile(r"\{env:([A-Za-z_][A-Za-z0-9_]*)\}")
SHORTEST_SECRET = 4
"""Characters from which a value is masked; shorter ones would blot out half a report."""


def variables(text: str) -> list[str]:
    """The variables that the text names."""
    return VARIABLE.findall(text)


def fill_in(text: str, environment: Mapping[str, str]) -> str:
    """The text with `{env:NAME}` replaced. Raises UsageError for a variable that is not set or empty."""
    for name in variables(text):
        if not environment.get(name):
            raise UsageError("service.env-unset", name=name)
    return VARIABLE.sub(lambda found: environment[found[1]], text)


def secrets(service: Service, environment: Mapping[str, str]) -> list[str]:
    """Values that no file, picture or log may show, longest first.

    These are the values of variables in `with`, credentials and headers, what they become there,
    and the password of a proxy's address, where they have four characters or more.
    """
    found = set(_passwords(service.access.proxy or ""))
    for text in _secret_texts(service):
        names = variables(text)
        found |= {environment.get(name, "") for name in names}
        if names and all(environment.get(name) for name in names):
            found.add(fill_in(text, environment))
    return sorted((value for value in found if len(value) >= SHORTEST_SECRET), key=lambda value: (-len(value), value))


def _secret_texts(service: Service) -> Iterator[str]:
    for journey in service.journeys:
        yield from (step.with_ for step in journey.steps if step.with_)
    if credentials := service.access.http_credentials:
        yield from (credentials.username, credentials.password)
    yield from service.access.headers.values()


def _passwords(proxy: str) -> Iterator[str]:
    password = urlsplit(proxy).password
    if password:
        yield from (password, unquote(password))
