"""Bodies that people can turn to, per profile of law, from `bodies.yaml`."""

from __future__ import annotations

from functools import cache

from einclusion.data import own
from einclusion.text.lexicon import Lexicon


def named(text: str, law: str) -> str:
    """The body of that profile which the text names first; empty where it names none."""
    return next((one.text for one in _lexicon(law).find(text, law)), "")


@cache
def _lexicon(law: str) -> Lexicon:
    rows = own("statement/bodies.yaml")
    phrases = [phrase for row in rows.get(law, rows["eu"]) for phrase in row["phrases"]]
    return Lexicon({law[:2]: {"body": {"source": "bodies.yaml", "phrases": phrases}}})
