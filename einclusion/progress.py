"""What a run tells while it is under way; the terminal shows it, tests and other programs may leave it out."""

from __future__ import annotations

from typing import Protocol

from einclusion.run import Page


class Progress(Protocol):
    """Receives what happens, in order."""

    def browser(self, name: str, sandboxed: bool) -> None:
        """A browser runs."""

    def opening(self, what: str) -> None:
        """An address or step is under way."""

    def settled(self, page: Page, outcomes: dict[str, int], left: int) -> None:
        """A page state is stored and judged; `left` more are known."""

    def journey(self, name: str, steps: int) -> None:
        """A journey begins."""


class Quiet:
    """Tells nothing."""

    def browser(self, name: str, sandboxed: bool) -> None:
        """A browser runs."""

    def opening(self, what: str) -> None:
        """An address or step is under way."""

    def settled(self, page: Page, outcomes: dict[str, int], left: int) -> None:
        """A page state is stored and judged."""

    def journey(self, name: str, steps: int) -> None:
        """A journey begins."""
