import re
from collections.abc import Iterator
from urllib.parse import unquote

from einclusion.checking.hosts import ends_as_domains_do
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_LETTERS = re.compile(r"(?<=\d[\s.-])[A-Z]{3,}")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_SAME = 6
"""Last digits in which a number that is shown and the one that is called must agree."""


def check(page: PageSubject) -> Iterator[Finding]:
    """Links to write or to call go to an address or a number that can be, and to the one that they show."""
    for link in page.select("a[href]"):
        scheme, _, rest = link.get("href").strip().partition(":")
        if scheme.lower() not in ("mailto", "tel") or not link.visible:
            continue
        if scheme.lower() == "tel":
            yield _called(link, unquote(rest))
        elif address := unquote(rest.partition("?")[0]).strip():
            yield _written(link, address)
    for way in page.channels.of("phone"):
        if not way.sure and way.shown and way.seen != "latent":
            yield cant_tell(page.node(way.node), shown=way.shown)


def _written(link: Node, address: str) -> Finding:
    parts = [part.strip() for part in re.split(r"[,;]", address) if part.strip()]
    bare = [re.sub(r".*<|>.*", "", part) for part in parts]
    if not bare or not all(map(_MAIL.fullmatch, bare)):
        return failed(link, message="no-address", address=address)
    unknown = next((one for one in bare if not ends_as_domains_do(one.rpartition("@")[2])), None)
    return cant_tell(link, "unknown-ending", address=unknown) if unknown else passed(link)


def _called(link: Node, number: str) -> Finding:
    digits, said = re.sub(r"\D", "", number.partition(";")[0].partition(",")[0]), _keys(link.text)
    if len(digits) < 3:
        return failed(link, message="no-number", address=number)
    if len(said) >= _SAME and digits[-_SAME:] not in said:
        return failed(link, message="other-number", shown=link.text, address=number)
    return passed(link)


def _keys(text: str) -> str:
    """The keys to press for a number; letters that follow its digits stand on keys of their own."""
    return re.sub(r"\D", "", _LETTERS.sub(lambda found: found[0].translate(_KEYPAD), text))
