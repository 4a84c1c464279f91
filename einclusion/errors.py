"""What goes wrong by the way the program is used, or for want of what it needs."""

from __future__ import annotations


class UsageError(Exception):
    """Wrong use: a command, address or file that nothing can be done with (exit code 2). Its text is for the user."""


class Interrupted(Exception):
    """Something that went wrong after the run had been interrupted (exit code 130)."""


class Unavailable(Exception):
    """A report that this machine can't make, for want of a browser (exit code 3). Its text is for the user."""
