from collections.abc import Iterator

from einclusion.channel import Channel
from einclusion.checking.complaining import about_complaints
from einclusion.checking.nearby import blocks_of, phone_near
from einclusion.checking.survey import Survey
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject, ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Where people can complain, they can also do so by phone, by letter or in person."""
    survey = Survey(service, contact_tells=False)
    online = linked = ""
    for page in survey:
        ways = [way for way in page.channels.of("complaint") if way.seen != "latent"]
        if about_complaints(page):
            if other := survey.shown(page, "phone", "address", "counter"):
                yield passed(shown=other[0].shown or other[0].value, page=page.address)
                return
            online = online or page.address
        elif near := next((phone for way in ways if (phone := _called(page, way))), None):
            yield passed(shown=near.shown, page=page.address)
            return
        linked = linked or (page.address if ways else "")
    if online and survey.explored:
        yield failed(page=online)
    elif online or linked:
        yield cant_tell(page=online or linked)


def _called(page: PageSubject, way: Channel) -> Channel | None:
    """The number beside a text that tells how to complain."""
    blocks = blocks_of(page)
    places = [index for index, block in enumerate(blocks) if block.node == way.node and "text" in way.traits]
    return next((phone for index in places if (phone := phone_near(page, blocks, index))), None)
