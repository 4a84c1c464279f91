"""What people of an inclusion panel answer: the file that the form in the report saves, and what a run keeps of it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from einclusion.model import Language, Record

ANSWERS_SCHEMA = 1
"""Version of both files; raised when a reader of the former one would misread the new one."""
PERSON = 40
"""Characters of a pseudonym at most."""
REMARK = 1000
"""Characters of a remark at most."""
Answer = Literal["yes", "no", "unknown"]
Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$")]


class Answered(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answer; it holds for everything that the question was about."""

    question: Annotated[list[str], Meta(min_length=1)]
    """Fingerprints of the findings that were asked about."""
    answer: Answer
    """`yes`: it is all right; `no`: it is not; `unknown`: the person does not know."""
    remark: str = ""
    """What the person adds, in at most 1000 characters."""


class Answers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Answers of one person to the questions of one run: what the form in the HTML report saves."""

    schema: int = field(default_factory=lambda: ANSWERS_SCHEMA)
    """Version of the file."""
    run: str
    """Id of the run whose questions were answered."""
    service: str = ""
    """Name of the service, for people who look into the file."""
    person: str
    """A pseudonym, never a real name; the same person uses the same one again."""
    date: Moment
    """Day or moment (UTC) of the answers."""
    language: Language = "en"
    """Language in which the questions were read."""
    answers: list[Answered]
    """The answers; what was left open is not in the list."""


class Given(Record, frozen=True, kw_only=True):
    """What one person answered, as the run keeps it."""

    person: str
    """The pseudonym."""
    date: str
    """Day or moment (UTC) of the answer."""
    language: Language = "en"
    """Language in which the question was read."""
    question: list[str]
    """Fingerprints of the findings that it is about."""
    answer: Answer
    """The answer."""
    remark: str = ""
    """What the person adds."""


class Panel(Record, frozen=True, kw_only=True):
    """All answers that were merged into a run: `panel.json` in its folder."""

    schema: int = field(default_factory=lambda: ANSWERS_SCHEMA)
    """Version of the file."""
    run: str
    """Id of the run."""
    given: list[Given] = []
    """Answers by person; of one person and one question only the newest."""
