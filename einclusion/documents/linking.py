"""Documents tied to the links that lead to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from einclusion.checking.destinations import destination, without_fragment
from einclusion.crawl.addresses import key
from einclusion.document import Documents
from einclusion.dom import Dom


def documents_of(told: Mapping[str, Any], dom: Dom | None) -> Documents:
    """Facts of what was fetched, each with the first link to it that people see, or else the first."""
    places: dict[str, tuple[tuple[int, int], bool]] = {}
    for number, tree in enumerate(dom.trees if dom else []):
        for link in tree.select("a[href], area[href]"):
            name = key(without_fragment(destination(link)))
            if name and (name not in places or (link.visible and not places[name][1])):
                places[name] = ((number, link.index), link.visible)
    documents = msgspec.convert(told, Documents)
    return Documents(
        found=[
            msgspec.structs.replace(one, node=places[key(one.address)][0] if key(one.address) in places else None)
            for one in documents.found
        ]
    )
