"""Facts of the media probe."""

from __future__ import annotations

from typing import Literal

from einclusion.acted import Acted, Place
from einclusion.model import Record


class Track(Record, frozen=True, kw_only=True):
    """Text that goes with a player: captions, subtitles, descriptions, chapters."""

    kind: str
    """Kind as browsers understand it: `subtitles`, `captions`, `descriptions`, `chapters`, `metadata`."""
    language: str = ""
    """Language as marked up."""
    label: str = ""
    """What people choose it by."""
    loaded: bool | None = None
    """Whether its file could be read; none where it was not told in time."""
    cues: int = 0
    """Pieces of text in it."""
    words: int = 0
    """Words in them."""


class Player(Record, frozen=True, kw_only=True):
    """An `audio` or `video` element and what it plays."""

    node: Place | None = None
    """The element; none where the page had changed."""
    kind: Literal["audio", "video"]
    """Which of the two."""
    address: str = ""
    """What it plays."""
    loaded: bool = False
    """Whether the browser could read it."""
    duration: float = 0
    """Its length in seconds; 0 where it is not known or without end."""
    live: bool = False
    """Whether it has no end."""
    begins: float = 0
    """Second at which its address says that it begins."""
    ends: float = 0
    """Second at which its address says that it ends; 0 where it says nothing."""
    sound: Literal["yes", "silent", "no", "unknown"] = "unknown"
    """Whether it can be heard: `silent` has a sound track without sound, `no` has none, or the file is missing."""
    heard: float = 0
    """Seconds from the first to the last sound in what is played; 0 where that was not measured."""
    lettering: float | None = None
    """Share of pictures taken out of a video that look as if they held writing; none where none were taken."""
    shown: bool = False
    """Whether the element is rendered."""
    controls: bool = False
    """Whether the browser's own buttons are shown."""
    autoplay: bool = False
    """Whether it is marked to start by itself."""
    playing: bool = False
    """Whether it played, unasked, when it was looked at."""
    played: bool = False
    """Whether it had come to its end by then."""
    muted: bool = False
    """Whether it is muted, or its volume is nothing."""
    loop: bool = False
    """Whether it starts again at its end."""
    tracks: list[Track] = []
    """Text that goes with it."""
    stoppers: list[Place] = []
    """Controls of the page that pause, stop or mute it."""
    untried: int = 0
    """Controls that were not tried, because there were too many."""


class Media(Acted, frozen=True, kw_only=True):
    """Sound and video of the page."""

    players: list[Player] = []
    """In document order."""
    left: int = 0
    """Players that were left out because there were too many."""
