from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.survey import is_page
from einclusion.checking.switching import is_home, language_of_page
from einclusion.crawl.addresses import split
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import Slot
from einclusion.subjects import PageSubject

LAW, COUNTRY = "de", ".de"
NEEDED = {"easy": "de-leicht", "sign": "gsg"}


def check(page: PageSubject) -> Iterator[Finding]:
    """A German home page offers easy language and German Sign Language."""
    german = page.service.profile == LAW or split(page.address).netloc.partition(":")[0].endswith(COUNTRY)
    home = Slot.HOME in page.page.slots or is_home(page.address)
    if not (german and home and is_page(page.page) and language_of_page(page) == "de"):
        return
    offered = {channel.value: channel for channel in page.channels.of("language", "sign-language")}
    for message, value in NEEDED.items():
        channel = offered.get(value)
        if channel is None:
            yield failed(None, message)
        elif channel.seen == "latent":
            yield cant_tell(page.node(channel.node))
        else:
            yield passed(page.node(channel.node))
