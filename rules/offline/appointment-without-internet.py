from collections.abc import Iterator

from einclusion.checking.nearby import blocks_of, phone_near, text_around
from einclusion.checking.survey import Survey
from einclusion.checking.ways import shown
from einclusion.data import beside
from einclusion.model import Finding, Value
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import ChannelName, Promise
from einclusion.subjects import PageSubject, ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Where people need an appointment, they can make it without the internet."""
    promise = service.service.channels.get(ChannelName.APPOINTMENT)
    if isinstance(promise, Promise) and promise.without_internet is False:
        yield failed(message="declared")
        return
    doubt: dict[str, Value] = {}
    only: tuple[str, str] | None = None
    for page in Survey(service):
        for way in shown(page, "appointment"):
            around = _around(page, way.node)
            groups = {match.group: match.text for match in _words().find(around, "")}
            called = _callable(page, way.node)
            if "none-needed" in groups or (called and "only-online" not in groups):
                yield passed(shown=way.shown, page=page.address)
                return
            if "only-online" in groups and not called:
                only = only or (groups["only-online"], page.address)
            doubt = doubt or {"shown": way.shown, "page": page.address}
    if only:
        yield failed(shown=only[0], page=only[1])
    elif doubt:
        yield cant_tell(shown=doubt["shown"], page=doubt["page"])


def _words() -> Lexicon:
    return Lexicon.load(beside(__file__, "appointment-without-internet.yaml"))


def _around(page: PageSubject, node: tuple[int, int]) -> str:
    blocks = blocks_of(page)
    return next((text_around(blocks, index) for index, block in enumerate(blocks) if block.node == node), "")


def _callable(page: PageSubject, node: tuple[int, int]) -> bool:
    blocks = blocks_of(page)
    return any(phone_near(page, blocks, index) for index, block in enumerate(blocks) if block.node == node)
