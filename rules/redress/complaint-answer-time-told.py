from collections.abc import Iterator

from einclusion.checking.complaining import about_complaints
from einclusion.checking.nearby import blocks_of, language_of
from einclusion.checking.survey import Survey
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import ServiceSubject
from einclusion.text.lexicon import Lexicon


def check(service: ServiceSubject) -> Iterator[Finding]:
    """A page about complaints says how soon an answer comes."""
    words = Lexicon.load(beside(__file__, "complaint-answer-time-told.yaml"))
    survey = Survey(service, contact_tells=False)
    silent, touched, linked = "", "", ""
    for page in survey:
        linked = linked or (page.address if page.channels.of("complaint") else "")
        if not about_complaints(page):
            continue
        groups = {
            match.group: match.text
            for block in blocks_of(page)
            if block.area != "footer"
            for match in words.find(block.text, language_of(page, block))
        }
        if "says" in groups:
            yield passed(shown=groups["says"], page=page.address)
            return
        touched = touched or groups.get("touches", "")
        silent = silent or page.address
    if silent and not touched and survey.explored:
        yield failed(page=silent)
    elif silent or linked:
        yield cant_tell(page=silent or linked)
