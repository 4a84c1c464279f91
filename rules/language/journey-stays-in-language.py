from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from einclusion.checking.filling import meant, states
from einclusion.checking.kinship import kinship
from einclusion.checking.passages import RUNNING
from einclusion.checking.switching import named, switches
from einclusion.crawl.addresses import key
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.scope import Step
from einclusion.subjects import JourneySubject, PageSubject
from einclusion.text.sentences import words
from einclusion.text.vocabulary import language_of, words_of

MOST = 0.8
"""Part of the running text from which a page is in a language."""
PART = 40
"""Words in another language from which a part of a step is asked about."""


def check(journey: JourneySubject) -> Iterator[Finding]:
    chosen = ""
    before: PageSubject | None = None
    told: set[tuple[str, str]] = set()
    compared = False
    for page in states(journey):
        if page.facts.text is None or page.facts.structure is None:
            continue
        if before is None or chooses(journey, before, page):
            chosen = ""
        before = page
        spoken = by_language(page)
        if not chosen:
            chosen = main_of(spoken)
            continue
        compared = compared or bool(spoken)
        for finding, other in judged(page, spoken, chosen):
            if (page.address, other) not in told:
                told.add((page.address, other))
                yield finding
    if compared and not told:
        yield passed()


def judged(page: PageSubject, spoken: Counter[str], chosen: str) -> Iterator[tuple[Finding, str]]:
    other = next((code for code, _ in spoken.most_common() if kinship(chosen, code) == "other"), "")
    values = {"page": page.address, "language": named(other), "chosen": named(chosen)}
    if other and main_of(spoken) == other == page.text.detected:
        yield failed(**values), other
    elif spoken[other] >= PART:
        yield cant_tell(None, "part", **values), other


def by_language(page: PageSubject) -> Counter[str]:
    """Words of the main running text by the language that both letters and words tell; quotations left out."""
    spoken: Counter[str] = Counter()
    for block in page.text.blocks:
        plain = block.main and block.kind in RUNNING and block.detected and not block.quotes
        if plain and language_of(words_of(block.text), block.detected) == block.detected:
            spoken[block.detected] += len(words(block.text))
    return spoken


def main_of(spoken: Counter[str]) -> str:
    return next((code for code, count in spoken.items() if count >= spoken.total() * MOST), "")


def chooses(journey: JourneySubject, before: PageSubject, page: PageSubject) -> bool:
    """Whether the step that led to a page opened an address or chose a language."""
    step = step_to(journey, page)
    if step is None or step.goto is not None or key(page.address) in {one.target for one in switches(before)}:
        return True
    offered = [before.node(one.node) for one in before.channels.of("language")]
    target = step.click or step.choose
    return target is not None and bool(meant(before, target, offered))


def step_to(journey: JourneySubject, page: PageSubject) -> Step | None:
    steps = next((one.steps for one in journey.service.journeys if one.name == journey.walk.journey), [])
    return steps[page.page.step - 1] if 0 < page.page.step <= len(steps) else None
