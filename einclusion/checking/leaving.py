"""Words by which a page tells that another site follows, and names of that site. Pure."""

from __future__ import annotations

import re

from einclusion.crawl.addresses import site
from einclusion.data import own
from einclusion.text.lexicon import Lexicon

_TELLS = 4
"""Letters from which a part of a host name is the name of somebody."""


def says_leaving(text: str) -> bool:
    """Whether a text says that another site follows."""
    return any(True for _ in Lexicon.load(own("checking/leaving.yaml")).find(text, ""))


def names(text: str, host: str) -> bool:
    """Whether a text names the site of a host, or the host itself: `mygov` of `login.mygov.example` in “My Gov”."""
    said = re.sub(r"[\W_]", "", text.casefold())
    ours = site(host).partition(".")[0]
    parts = [ours, *(part for part in host.casefold().split(".")[:-1] if len(part) >= _TELLS)]
    return any(re.sub(r"[\W_]", "", part) in said for part in parts if part)
