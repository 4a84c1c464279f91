"""Forms as a journey sent them off: what was written, and whether the form came back with something wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from einclusion.checking.errors import groups_in
from einclusion.checking.filling import asked, pointed, states
from einclusion.dom import Node
from einclusion.facts import Block
from einclusion.run import WalkedStep
from einclusion.scope import Step
from einclusion.subjects import JourneySubject, PageSubject

_SHARED = 0.5
"""Share of the fields that must be there again for the form to be the same."""


class Attempt(Struct, frozen=True, kw_only=True):
    """One form sent off."""

    page: PageSubject
    """The page as it was filled in."""
    answer: PageSubject
    """The page that came."""
    given: dict[str, str]
    """What the journey wrote or chose, by the field's name in the code."""
    typed: frozenset[str]
    """Those of these fields that were written into."""
    new: list[Block]
    """Texts of the answer that were not there when the form was first met."""
    wrong: frozenset[str]
    """Fields that the answer marks as wrong for assistive technology."""

    @property
    def told(self) -> list[Block]:
        """New texts that speak of something wrong."""
        return [block for block in self.new if block.kind == "error" or "nothing" in groups_in(block.text)]

    @property
    def refused(self) -> bool:
        """Whether the same form came back and says that something is wrong."""
        return self.same and bool(self.wrong or self.told)

    @property
    def same(self) -> bool:
        """Whether the answer is the same form at the same address."""
        before, after = fields(self.page), fields(self.answer)
        shared = len(before.keys() & after.keys())
        return _path(self.page) == _path(self.answer) and bool(before) and shared >= len(before) * _SHARED


class _Form(Struct):
    """A form while the journey fills it in."""

    here: PageSubject | None = None
    given: dict[str, str] = {}
    typed: set[str] = set()
    sent: bool = False


def attempts(journey: JourneySubject) -> Iterator[Attempt]:
    """Forms that the journey sent off, in its order."""
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    opened = {page.page.number: page for page in states(journey) if page.facts.structure and page.facts.text}
    clean: dict[str, PageSubject] = {}
    form = _Form()
    for step, told in zip(steps, journey.walk.steps, strict=False):
        if told.state != "done":
            return
        _write(form, step)
        form.sent = form.sent or step.click is not None or step.press is not None
        came = _came(opened, told)
        if came is None:
            continue
        made = _made(form, came, clean) if form.here is not None and form.sent and step.goto is None else None
        if made is not None and (made.refused or not made.same):
            yield made
        if made is None or made.refused or not made.same:
            stays = step.goto is None and not form.sent
            form = _Form(came, form.given if stays else {}, form.typed if stays else set())
        form.here, form.sent = came, False
        clean.setdefault(_path(came), came)


def _came(opened: dict[int, PageSubject], told: WalkedStep) -> PageSubject | None:
    return opened.get(told.page) if told.page is not None else None


def _write(form: _Form, step: Step) -> None:
    """Remember what the step wrote or chose."""
    target = step.fill or step.choose or step.check
    node = pointed(form.here, target) if form.here is not None and target is not None else None
    if node is None or not _key(node):
        return
    form.given[_key(node)] = step.with_ or step.option or node.get("value")
    if step.fill is not None:
        form.typed.add(_key(node))


def _made(form: _Form, came: PageSubject, clean: dict[str, PageSubject]) -> Attempt:
    assert form.here is not None
    first = clean.get(_path(came), form.here)
    known = {block.text for block in first.text.blocks}
    before = _invalid(first)
    return Attempt(
        page=form.here,
        answer=came,
        given=dict(form.given),
        typed=frozenset(form.typed),
        new=[block for block in came.text.blocks if block.text not in known and _shown(block)],
        wrong=frozenset(_invalid(came) - before),
    )


def _shown(block: Block) -> bool:
    return not block.hidden and block.kind != "option"


def fields(page: PageSubject) -> dict[str, Node]:
    """The fields of a page's task by their name in the code."""
    return {_key(node): node for node in asked(page) if _key(node)}


def _invalid(page: PageSubject) -> set[str]:
    return {key for key, node in fields(page).items() if node.get("aria-invalid").strip().lower() == "true"}


def _key(node: Node) -> str:
    return node.get("name") or node.get("id")


def _path(page: PageSubject) -> str:
    return urlsplit(page.address).path
