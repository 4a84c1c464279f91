"""Facts of the sensors probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Reaction(Record, frozen=True, kw_only=True):
    """What the page did when the device seemed to be tilted, turned or shaken."""

    event: str
    """The event that told it: `deviceorientation`, `deviceorientationabsolute` or `devicemotion`."""
    motion: str
    """The movement, as the event names it."""
    nodes: list[Place] = []
    """What changed."""
    same: Literal["yes", "no", "unknown"] = "unknown"
    """Whether a control does the same; `unknown`: one changes the same in another way, or not all were tried."""


class Sensors(Acted, frozen=True, kw_only=True):
    """What the page does with the movement of a device."""

    events: list[str] = []
    """Events of movement that it listens to."""
    reactions: list[Reaction] = []
    """Movements to which it reacts."""
    disablers: list[Place] = []
    """Controls after which it no longer reacts."""
    cut: bool = False
    """Whether not all controls could be tried."""
