from collections.abc import Iterator

from einclusion.checking.survey import Survey
from einclusion.model import Finding, Value
from einclusion.outcomes import passed
from einclusion.statement.reading import statement_of
from einclusion.subjects import MissingFacts, ServiceSubject


def check(service: ServiceSubject) -> Iterator[Finding]:
    """There is a statement in each language of the service."""
    languages = list(dict.fromkeys(one[:2] for one in service.service.languages))
    if len(languages) < 2:
        return
    survey = Survey(service, contact_tells=False)
    found = {one.language for page in survey if (one := statement_of(page)) is not None}
    if not found and survey.read:
        raise MissingFacts("statement")
    missing = [one for one in languages if one not in found]
    told: dict[str, Value] = {"found": ", ".join(sorted(filter(None, found))), "missing": ", ".join(missing)}
    if missing:
        yield from survey.absent(values=told)
    elif found:
        yield passed(**told)
