from collections.abc import Iterator
from dataclasses import dataclass, field

from einclusion.acted.chat import Chat
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon


@dataclass
class Told:
    """What pages tell of a chat, and of other ways to people."""

    values: dict[str, Value] = field(default_factory=dict)
    """Words of the first chat, and their page."""
    opened: dict[str, Value] = field(default_factory=dict)
    """What came into sight in the first chat that was opened, and its page."""
    person: dict[str, Value] = field(default_factory=dict)
    """The words that offer a person."""
    machine: bool = False
    """Whether a program answers."""
    people: bool = False
    """Whether there is another way to people."""


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A chat in which a program answers leads to people."""
    survey, told = Survey(service, contact_tells=False), Told()
    for page in survey:
        look(survey, page, told)
        if told.person:
            yield passed(**told.person)
            return
    if told.values and told.machine and not told.people:
        yield from survey.absent(values=told.values)
    elif told.opened:
        yield cant_tell(message="opened", **told.opened)
    elif told.values:
        yield cant_tell(**told.values)


def look(survey: Survey, page: PageSubject, told: Told) -> None:
    told.people = told.people or bool(survey.shown(page, "phone", "counter", "address", "email"))
    for way in survey.shown(page, "chat"):
        values: dict[str, Value] = {"shown": way.shown, "page": page.address}
        told.person = told.person or (values if "person" in way.traits else {})
        told.machine = told.machine or "machine" in way.traits
        told.values = told.values or values
    chat = page.facts.chat
    if chat and (chat.text or chat.controls):
        groups = spoken(chat)
        values = {"shown": (chat.text or ", ".join(chat.controls))[:200], "page": page.address}
        told.person = told.person or (values if "handover" in groups and "nobody" not in groups else {})
        told.machine = told.machine or "machine" in groups
        told.opened = told.opened or values
        told.values = told.values or {"shown": chat.name, "page": page.address}


def spoken(chat: Chat) -> set[str]:
    """What the words in a chat tell."""
    words = Lexicon.load(beside(__file__, "chatbot-leads-to-people.yaml"))
    return {match.group for text in (chat.text, *chat.controls) for match in words.find(text, "")}
