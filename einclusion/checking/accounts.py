"""Accounts that a journey takes: to log in with, with others where a page demands it, and an e-mail address. Pure."""

from __future__ import annotations

from functools import cache

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import fields_of, type_of
from einclusion.checking.filling import forms, required, states
from einclusion.checking.purposes import purpose_of
from einclusion.checking.signin import sign_in
from einclusion.data import own
from einclusion.dom import Node
from einclusion.subjects import JourneySubject
from einclusion.text.lexicon import Lexicon
from einclusion.text.sentences import sentences

EMAIL = "e-mail"
_NAMES = frozenset({"email", "e-mail", "e_mail", "emailadres", "email-address", "emailaddress", "courriel"})


def accounts(journey: JourneySubject) -> list[str]:
    """Names of the accounts, each once, in the order of the journey; of a choice of means the first few."""
    logins = _logins(journey)
    found = [" / ".join(means[:3]) for means in logins]
    for page in states(journey):
        for name in (name for block in page.text.blocks for name in demanded(block.text)):
            if not any(name in one for one in found):
                found.append(name)
    needed = (node for _, nodes in forms(journey) for node in nodes if is_email(node) and required(node))
    return [*found, *([EMAIL] if any(True for _ in needed) else [])]


def demanded(text: str) -> list[str]:
    """Whose accounts a text says that people need."""
    found: dict[str, None] = {}
    for sentence in sentences(text.replace("-", " "), ""):
        denied = min((match.start for match in _denials().find(sentence, "")), default=len(sentence))
        found |= {match.group: None for match in _demands().find(sentence, "") if match.end <= denied}
    return list(found)


def is_email(node: Node) -> bool:
    """Whether a field takes an e-mail address."""
    named = field_name(node.get("autocomplete")) == "email" or node.get("name").lower() in _NAMES
    return type_of(node) == "email" or named or purpose_of(node, fields_of(node.tree)) == "email"


def _logins(journey: JourneySubject) -> list[list[str]]:
    """Means of each login that the journey comes to and nobody gets round; pages one after another are of one login."""
    found: list[list[str]] = []
    follows = False
    for page in states(journey):
        here = sign_in(page)
        if here is None or here.open:
            follows = False
            continue
        known = next((means for means in found if not set(means).isdisjoint(here.means)), None)
        if known is None and not follows:
            found.append(here.means)
        follows = True
    return found


@cache
def _demands() -> Lexicon:
    told = own("checking/accounts.yaml")
    return Lexicon.load(
        {"": {name: {"phrases": [one.replace("{name}", name) for one in told["demands"]]} for name in told["names"]}}
    )


@cache
def _denials() -> Lexicon:
    return Lexicon.load({"": {"denials": {"phrases": own("checking/accounts.yaml")["denials"]}}})
