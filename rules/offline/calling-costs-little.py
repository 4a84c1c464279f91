from collections.abc import Iterator

from einclusion.channel import Channel
from einclusion.checking.prices import free_by_kind, ordinary, stated_price
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon

NORMAL = 0.1
"""Price of a minute, in any of the currencies, up to which a rate is taken for a normal one."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Each number for calling is free or costs the normal rate."""
    survey = Survey(service)
    judged: dict[str, Finding] = {}
    plain: dict[str, Finding] = {}
    for page in survey:
        for phone in shown(page, "phone"):
            finding = _judged(phone, page.address)
            if survey.echoed(phone.shown or phone.value):
                continue
            if finding is not None:
                judged.setdefault(phone.value, finding)
            elif not ordinary(phone.value):
                judged.setdefault(phone.value, cant_tell(shown=phone.shown or phone.value, page=page.address))
            else:
                plain.setdefault(phone.value, cant_tell(shown=phone.shown or phone.value, page=page.address))
    yield from judged.values()
    if left := [finding for number, finding in plain.items() if number not in judged]:
        yield left[0]


def _judged(phone: Channel, page: str) -> Finding | None:
    words, price = stated_price(phone)
    if price > NORMAL and ordinary(phone.value):
        return None
    if price > NORMAL:
        return failed(shown=phone.shown or phone.value, price=words, page=page)
    lexicon = Lexicon.load(beside(__file__, "calling-costs-little.yaml"))
    if words or free_by_kind(phone.value) or any(lexicon.find(phone.text, "")):
        return passed(shown=phone.shown or phone.value, page=page)
    return None
