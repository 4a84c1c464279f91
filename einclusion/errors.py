"""What goes wrong by the way the program is used."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong use: a command, address or file that nothing can be done with (exit code 2). Its text is for the user."""


class Interrupted(Exception):
    """Something that went wrong after the run had been interrupted (exit code 130)."""
