from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.checking.switching import language_of_page, two_letters, wanted
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, passed
from einclusion.subjects import ServiceSubject

UNDERSTOOD = "en"


def check(service: ServiceSubject) -> Iterator[Finding]:
    """Some page leads to a language beyond those of the country, to easy language or to sign language."""
    survey = Survey(service)
    own = set(wanted(service))
    spoken: set[str] = set()
    for page in survey:
        own |= {language_of_page(page)} if not own else set()
        spoken.add(language_of_page(page))
        for channel in page.channels.of("language"):
            language = two_letters(channel.value)
            if channel.seen != "latent" and language not in own:
                yield passed(page=page.address, offered=channel.shown or channel.value)
                return
    if spoken - own - {""}:
        yield passed()
    elif UNDERSTOOD in own and survey.read:
        yield cant_tell(None, "unsure", pages=survey.read)
    else:
        yield from survey.absent()
