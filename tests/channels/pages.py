"""Channels out of a piece of HTML."""

from __future__ import annotations

from einclusion.channel import Channel, Channels
from einclusion.channels import channels_of
from einclusion.dom import Dom
from einclusion.scope import Service
from einclusion.text.blocks import text_of
from tests.text.page import structure

LAWS = {"nl": "be-vlaanderen", "fr": "fr", "de": "de", "en": "uk"}
"""A law for each language, so that numbers without a country code are known."""


def channels(body: str, language: str = "nl", profile: str = "") -> Channels:
    """What a page with this body tells of."""
    gathered = structure(body, lang=language)
    service = Service(name="Wilgenhove", start=["https://wilgenhove.example/"], profile=profile or LAWS[language])
    return channels_of(gathered, text_of(gathered), Dom(gathered), service)


def found(body: str, kind: str, language: str = "nl", profile: str = "") -> list[Channel]:
    """Channels of one kind that it tells of."""
    return [channel for channel in channels(body, language, profile).found if channel.kind == kind]


def values(body: str, kind: str, language: str = "nl") -> list[str]:
    """What they come to."""
    return [channel.value for channel in found(body, kind, language)]
