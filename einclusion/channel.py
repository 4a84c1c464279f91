"""Facts about channels: ways besides its web pages that a service tells of, as one page shows them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ChannelKind = Literal[
    "phone",
    "text-phone",
    "message",
    "fax",
    "emergency",
    "relay",
    "sign-language",
    "address",
    "counter",
    "office-list",
    "hours",
    "hours-link",
    "appointment",
    "help",
    "home-visit",
    "mandate",
    "paper-form",
    "email",
    "contact-form",
    "chat",
    "language",
    "statement",
    "complaint",
]


class Channel(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A way to reach or deal with the service as one place on a page tells it."""

    kind: ChannelKind
    """What it is; `docs/channels.md` says what counts for each."""
    value: str
    """What it comes to: number in international form, address on one line, hours, language code, else its words."""
    shown: str = ""
    """Its words as people read them; empty where only a link holds them."""
    node: tuple[int, int]
    """Document and node that hold it."""
    text: str = ""
    """The words around it, shortened."""
    area: str = ""
    """Landmark that it stands in."""
    seen: Literal["open", "closed", "latent"] = "open"
    """Shown; behind something that a reader opens; in the document without word of what shows it."""
    sure: bool = True
    """Whether its words leave no doubt."""
    traits: list[str] = []
    """What more is known: `free`, `priced`, `person`, `visit`, `post` and so on, as `docs/channels.md` lists them."""


StatedKind = Literal["phone", "fax", "email", "address", "hours", "languages"]
StatedForm = Literal["json-ld", "microdata", "rdfa"]


class Stated(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a page tells machines of a way to reach the service, in schema.org's words; people need not see it."""

    kind: StatedKind
    """What it is."""
    value: str
    """Number in international form, address on one line, week as `Mo 09:00-12:00`, languages as they are named."""
    shown: str = ""
    """Its words as the data has them."""
    of: str = ""
    """Name or kind of contact that the data gives it."""
    form: StatedForm
    """How the data is written."""
    node: tuple[int, int]
    """Document and node that hold it."""


class Channels(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ways besides the website that one page tells of, and what it owes those who take them."""

    found: list[Channel] = []
    """Each way once, by kind, where the page first tells it."""
    stated: list[Stated] = []
    """What the page tells machines: no way for people, and held against what people read."""

    def of(self, *kinds: ChannelKind) -> list[Channel]:
        """Those of these kinds."""
        return [channel for channel in self.found if channel.kind in kinds]
