from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.banner import Banner, Control, banners
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon


def check(page: PageSubject) -> Iterator[Finding]:
    """The words of a consent banner push people towards neither choice."""
    for banner in [] if page.page.consent else banners(page.dom):
        pushing = list(pushed(banner))
        yield from pushing
        if not pushing:
            yield doubtful(banner) or passed(banner.node)


def pushed(banner: Banner) -> Iterator[Finding]:
    """Buttons that speak ill of refusing or well of accepting."""
    for control in banner.controls:
        if control.act == "more":
            continue
        if says(control, "belittles"):
            yield failed(control.node, "belittles", words=control.words)
        elif control.act == "accept" and says(control, "praises"):
            yield failed(control.node, "praises", words=control.words)


def doubtful(banner: Banner) -> Finding | None:
    """A question where the banner warns of a site that works badly, or nothing on it says clearly that it agrees."""
    for match in words().find(banner.node.text, ""):
        if match.group == "whole" and banner.optional:
            return cant_tell(banner.node, words=match.text)
    accepting = banner.of("accept")
    if banner.optional and all(is_mute(control) for control in accepting):
        return cant_tell(accepting[0].node, words=accepting[0].words)
    return None


def is_mute(control: Control) -> bool:
    """Whether the button says nothing but that its text was read."""
    plain = control.words.strip(" .!»«").casefold()
    return any(match.group == "mute" and match.text.casefold() == plain for match in words().find(control.words, ""))


def says(control: Control, group: str) -> bool:
    return any(match.group == group for match in words().find(control.words, ""))


def words() -> Lexicon:
    return Lexicon.load(beside(__file__, "cookie-choices-in-neutral-words.yaml"))
