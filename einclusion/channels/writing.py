"""Ways to write: e-mail addresses, contact forms, chat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from einclusion.channel import Channel
from einclusion.channels.reading import LONG, Reading
from einclusion.channels.said import affirmed, said

_NAME = r"[A-Za-z0-9À-ÿ][\w.+'À-ÿ-]*"
_HOST = r"(?:[A-Za-z0-9À-ÿ-]+\.)+[A-Za-z]{2,}"
_MAIL = re.compile(rf"(?<![\w/@]){_NAME}@{_HOST}(?![\w@])")
_SPELT = re.compile(
    rf"(?<![\w/@])({_NAME})[ ]?(?:\((?:at|ät|à|arobase|@)\)|\[(?:at|ät|à|arobase|@)\]|\{{at\}}|<at>)[ ]?"
    rf"([A-Za-z0-9-]+(?:[ ]?(?:\.|\((?:dot|punkt|punt|point)\)|\[(?:dot|punkt|punt|point)\])[ ]?[A-Za-z0-9-]+)+)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[{<](?:at|ät|à|arobase|@)[)\]}>]", re.IGNORECASE)
_DOT = re.compile(r"[ ]?(?:\.|[(\[](?:dot|punkt|punt|point)[)\]])[ ]?", re.IGNORECASE)
_SAMPLE = re.compile(
    r"@(?:[\w-]+\.)*(?:example|exemple|voorbeeld|beispiel|domain|domein|domaine|email|mail|provider|test)\.",
    re.IGNORECASE,
)
_SAMPLE_KINDS = ("hint", "label", "error", "legend")
_FIELDS = frozenset({"email", "tel"})


def emails(reading: Reading) -> Iterator[Channel]:
    """Addresses to write to: written out or in links; samples in the hints of fields are none."""
    for index, line in enumerate(reading.lines):
        if line.kind in _SAMPLE_KINDS:
            continue
        for match in _MAIL.finditer(line.text) if "@" in line.text else ():
            if not _SAMPLE.search(match[0]):
                yield reading.channel("email", match[0].lower(), index, shown=match[0], at=match.start())
        for match in _SPELT.finditer(line.text) if _BRACKET.search(line.text) else ():
            address = f"{match[1]}@{_DOT.sub('.', match[2])}".lower()
            yield reading.channel(
                "email", address, index, shown=match[0], at=match.start(), sure=True, traits=["spelt"]
            )
    for control in reading.controls:
        scheme, _, rest = control.address.partition(":")
        found = _MAIL.match(unquote(rest).strip()) if scheme.lower() == "mailto" else None
        if found and not _SAMPLE.search(found[0]):
            yield reading.controlled("email", control, value=found[0].lower(), traits=["linked"])


def contact_forms(reading: Reading) -> Iterator[Channel]:
    """Forms to write in, and links to them."""
    for document, tree in enumerate(reading.dom.trees):
        for index, facts in enumerate(tree.nodes):
            if facts.tag == "form" and _writes(tree.nodes, tree.within(index)):
                node = (document, index)
                yield Channel(kind="contact-form", value="form", node=node, seen="open" if facts.box else "latent")
    for control in reading.controls:
        if len(control.words) <= LONG and affirmed(control.words, "contact-form"):
            yield reading.controlled("contact-form", control)


def _writes(nodes: list, inside: range) -> bool:  # type: ignore[type-arg]
    tags = [nodes[index] for index in inside]
    return any(node.tag == "textarea" for node in tags) and any(
        node.tag == "input" and node.attributes.get("type", "").lower() in _FIELDS for node in tags
    )


def chats(reading: Reading) -> Iterator[Channel]:
    """Conversations in writing, with a `person` or a `machine` where the words say so."""
    for index, line in enumerate(reading.lines):
        found = next(iter(affirmed(line.text, "chat")), None)
        if found:
            traits = sorted({match.group for match in said(line.text, "machine", "person")})
            robot = "bot" in found.text.lower() or "virtu" in found.text.lower()
            if robot:
                traits.append("machine")
            yield reading.channel("chat", found.text, index, at=found.start, traits=sorted(set(traits)))
