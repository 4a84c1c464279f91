"""Which details of a person the fields of a page ask for, and whether the page says why. Pure, from structure facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from einclusion.checking.autofill import field_name
from einclusion.checking.fields import CHOICES, Fields, fields_of, groups_of, type_of
from einclusion.checking.searching import is_search_field
from einclusion.data import own
from einclusion.dom import Dom, Node
from einclusion.text.lexicon import Lexicon

_LABEL = 80
"""Characters up to which words are a label that names a detail."""
_BESIDE = 8
"""Characters that a label may have besides a word that counts alone: “votre”, a star, a question mark."""
_LANGUAGES = ("nl", "fr", "de", "en")
_HOLDERS = 4
"""Elements around a field, from the inside, whose other words belong to it."""


@dataclass(frozen=True)
class Detail:
    """A field that asks for a detail of a person."""

    node: Node
    """The field."""
    kind: str
    """Its kind in `personal.yaml`."""
    label: str
    """Its label."""

    @property
    def sensitive(self) -> bool:
        """Whether people are afraid to give it, or the law guards it more than others."""
        return self.kind in own("checking/personal.yaml")["sensitive"]


def details(dom: Dom) -> Iterator[Detail]:
    """Fields that can be seen and ask for a detail of a person, in document order; of choices one for each group."""
    asked: set[tuple[str, str]] = set()
    for tree in dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            if type_of(node) == "password" or is_search_field(node):
                continue
            label = _label(node, fields)
            kind = _kind(node, label)
            again = (kind, _together(node))
            if kind and again not in asked:
                asked.add(again)
                yield Detail(node, kind, label)


def says_why(text: str) -> bool:
    """Whether a text has words that give a reason."""
    return any(match.group == "why" for match in _lexicon().find(text, ""))


def words_around(node: Node) -> str:
    """What is said closely around a field: its notes, its label, and the words of what holds it."""
    fields = fields_of(node.tree)
    near = [one.text for one in (*fields.notes(node), *fields.labels(node))]
    for holder in list(node.ancestors())[:_HOLDERS]:
        if holder.tag in ("form", "main", "body", "html"):
            break
        near.append(holder.text)
    return "\n".join([node.get("title"), node.facts.description, *near])


def _together(node: Node) -> str:
    """What fields that ask for one detail have in common: choices by their name, parts of a date of birth by that."""
    if type_of(node) in CHOICES:
        return node.get("name") or str(node.index)
    return "bday" if _is_part(node) else str(node.index)


def _is_part(node: Node) -> bool:
    return field_name(node.get("autocomplete")).startswith("bday-")


def _label(node: Node, fields: Fields) -> str:
    if type_of(node) in CHOICES or _is_part(node):
        legend = next((one for group in groups_of(node) for one in group.select("legend")), None)
        return legend.text if legend is not None else node.name
    return fields.visible_label(node) or node.name or node.get("placeholder")


def _kind(node: Node, label: str) -> str:
    filled = field_name(node.get("autocomplete"))
    told = next(
        (kind for kind, names in own("checking/personal.yaml")["autofill"].items() if filled in names.split()), ""
    )
    if told or not label or len(label) > _LABEL:
        return told
    alone = own("checking/personal.yaml")["alone"]
    named = [match for match in _lexicon().find(label, "") if match.group != "why"]
    found = [one.group for one in named if one.text.lower() not in alone or len(label) - len(one.text) <= _BESIDE]
    sensitive = [kind for kind in found if kind in own("checking/personal.yaml")["sensitive"]]
    return (sensitive or found or [""])[0]


@cache
def _lexicon() -> Lexicon:
    data = own("checking/personal.yaml")
    return Lexicon.load({language: data[language] for language in _LANGUAGES})
