"""What changed since earlier runs, in the report's words."""

from __future__ import annotations

from markupsafe import Markup, escape

from einclusion.run import Change
from einclusion.summary.grouping import Place
from einclusion.text.safe import clean
from einclusion.wording import say

from .shown import ADDRESS, TITLE, Shown


def changed(shown: Shown, change: Change) -> Markup:
    """The fault that came, went or was not looked for; with a link where the report shows its rule."""
    place = Place(subject="", message=change.message, values=change.values)
    sentence = shown.fault(change.rule, place)
    if change.state in ("new", "spread"):
        return Markup('<a href="#failed-{}">{}</a>').format(clean(change.rule, TITLE), sentence)
    return sentence


def where(shown: Shown, page: str) -> Markup:
    """A page by its path, a journey or the service, as runs can be compared by it."""
    if page == "service":
        return shown.words("place-service")
    if page.startswith("journey:"):
        return shown.words("place-journey", journey=shown.journey(page))
    return shown.quoted(clean(page, ADDRESS), "")


def missed(shown: Shown, change: Change) -> Markup:
    """Why one of two runs could not tell of a change."""
    reason = say(f"compare.missed-{change.missed}", shown.language)
    earlier = change.state in ("new", "spread")
    return shown.set(str(escape(say("compare.earlier", shown.language, reason=reason) if earlier else reason)))
