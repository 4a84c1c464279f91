"""What goes wrong and people can mend: keys and values of the program's words, said where they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from einclusion.wording import Filling, sentence


class Sayable(Protocol):
    """Something that can be said in each of our languages."""

    def sentence(self, language: str) -> str:
        """What is wrong, where, and what to do."""


class Mishap(Exception):
    """Something that stops the program, as a key of its words (`area.key`) and values; `str` says it in English."""

    def __init__(self, key: str, *, near: str = "", choices: Iterable[str] = (), **values: Filling) -> None:
        super().__init__(key)
        self.key = key
        self.near = near
        self.choices = list(choices)
        self.values = values

    def sentence(self, language: str) -> str:
        """What is wrong, where, and what to do; what was probably meant (`near`), else what is possible (`choices`)."""
        return sentence(self.key, language, self.values, self.near, self.choices)

    def __str__(self) -> str:
        return self.sentence("en")


class UsageError(Mishap):
    """Wrong use: a command, address or file that nothing can be done with (exit code 2)."""


class UsageErrors(UsageError):
    """Several things that are wrong, each on a line of its own."""

    def __init__(self, parts: Iterable[Sayable]) -> None:
        super().__init__("")
        self.parts = list(parts)

    def sentence(self, language: str) -> str:
        """All that is wrong."""
        return "\n".join(part.sentence(language) for part in self.parts)


class Interrupted(Exception):
    """Something that went wrong after the run had been interrupted (exit code 130)."""


class Unavailable(Mishap):
    """A report that this machine can't make, for want of a browser (exit code 3); `why` says it."""

    def __init__(self, why: Sayable) -> None:
        super().__init__("")
        self.why = why

    def sentence(self, language: str) -> str:
        """Why not, and what to do."""
        return self.why.sentence(language)
