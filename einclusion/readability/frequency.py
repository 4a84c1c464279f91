"""How often people use a word, from the tables that wordfreq (many sources) and pyspellchecker (film subtitles) ship.

Only their data files are read: importing wordfreq would take a second and change nothing. Values are on the Zipf
scale: the power of ten of how often a word comes in a thousand million words (3 is once in a million, 6 once in a
thousand). Nothing is downloaded.
"""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from math import log10
from pathlib import Path

import msgspec

RAREST = 1.5
"""Zipf value of words that a table lacks: below it the tables hold slips and names."""
_CENTIBELS = 100
_PER = 9


def frequencies(language: str) -> dict[str, float]:
    """Zipf value of every word, in lower case, that is used more than once in some thirty million."""
    raw = gzip.decompress(_data("wordfreq", "data", f"large_{language}.msgpack.gz"))
    _, *buckets = msgspec.msgpack.decode(raw)
    kept = buckets[: int((_PER - RAREST) * _CENTIBELS)]
    table: dict[str, float] = {}
    for place, bucket in enumerate(kept):
        table.update(dict.fromkeys(bucket, _PER - place / _CENTIBELS))
    return table


def spoken(language: str) -> dict[str, float]:
    """Zipf value of every word, in lower case, in film subtitles: what people say rather than write."""
    counts = msgspec.json.decode(
        gzip.decompress(_data("spellchecker", "resources", f"{language}.json.gz")), type=dict[str, int]
    )
    most = log10(sum(counts.values())) - _PER
    values = {count: log10(count) - most for count in set(counts.values())}
    return dict(zip(counts, map(values.__getitem__, counts.values()), strict=True))


def _data(package: str, *parts: str) -> bytes:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(found.submodule_search_locations[0]).joinpath(*parts).read_bytes()
