"""Examples on rule pages: read, served on 127.0.0.1, visited with the real browser, judged, compared."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from einclusion import remedy, work
from einclusion.authoring.answering import answers, day
from einclusion.authoring.exampleserver import Server
from einclusion.browser.patience import stretched
from einclusion.browser.session import Session
from einclusion.browser.visit import Visit, result
from einclusion.conclude import conclude
from einclusion.data import parse
from einclusion.facts import ACTED, Facts
from einclusion.judge import Judge
from einclusion.model import Finding, Outcome, Record, Rule
from einclusion.plan import Plan
from einclusion.progress import Quiet
from einclusion.rulebook import Rulebook, RulePageError, split
from einclusion.run import Options, Page
from einclusion.scope import Crawl, Service
from einclusion.servicefile.places import Mistake
from einclusion.standards import profile, profile_names
from einclusion.store import RunFolder
from einclusion.text.safe import clean
from einclusion.wording import Filling, say

KINDS = {
    "Passed": Outcome.PASSED,
    "Failed": Outcome.FAILED,
    "Inapplicable": Outcome.INAPPLICABLE,
    "Cannot tell": Outcome.CANT_TELL,
}
START = "index.html"
_LONG = 2000
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_STATUS = re.compile(r"HTTP/[\d.]+ \d{3}( .*)?")


class Example(Record, frozen=True, kw_only=True):
    """One example of a rule page."""

    rule: str
    """Id of the rule."""
    outcome: Outcome
    """What must come out."""
    title: str
    """Why it is there."""
    message: str = ""
    """Key of the message that it must give; empty where any will do."""
    files: dict[str, str] = {}
    """Pages by file name, and PDFs as text; the first one is where a visit starts."""
    corrected: list[str] = []
    """The code of failed elements as it must come out corrected; none where any will do."""
    service: str = ""
    """Fragment of a service file."""
    http: str = ""
    """Status line and headers of the answers."""
    beside: list[str] = []
    """Further rules that are applied to its pages, where the rule judges by what others found."""
    facts: str = ""
    """Facts as JSON that stand in for gathered ones."""
    page: str = ""
    """What the run knows of its first page besides facts, as JSON, for rules on journeys and the service."""


class Tried(Record, frozen=True, kw_only=True):
    """What came out of an example."""

    example: Example
    """The example."""
    wrong: Mistake | None = None
    """What is wrong, for the rule's author; none where it came out as it should."""


def read(path: Path) -> list[Example]:
    """The examples of a rule page. Raises RulePageError for a heading or fence that can't be told."""
    tokens = MarkdownIt().parse(split(path)[1])
    found: list[dict[str, Any]] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open":
            found += _heading(token, after, path)
        elif token.type == "fence" and found:
            _fence(token, found[-1], path)
    made = [msgspec.convert(row, Example) for row in found if "outcome" in row]
    for example in made:
        if mistake := _mistake(example):
            raise RulePageError(path, [mistake])
    return made


def _mistake(example: Example) -> Mistake | None:
    head = example.http.partition("\n")[0]
    if not example.files:
        return Mistake(key="rulepage.no-page", values={"title": example.title})
    if head.startswith("HTTP/") and not _STATUS.fullmatch(head.strip()):
        return Mistake(key="rulepage.status", values={"title": example.title, "line": head})
    try:
        law = _service(example, {"start": [START]}).profile
        _stand_in(example)
        _restated(example, [Page(number=1, address="")])
    except (yaml.YAMLError, msgspec.DecodeError, TypeError) as error:
        return Mistake(key="rulepage.block", values={"title": example.title, "reason": error})
    known = profile_names()
    return None if law in known else Mistake(key="profile", choices=known, values={"name": law})


def _service(example: Example, defaults: dict[str, Any]) -> Service:
    fragment = parse(example.service) if example.service else {}
    return msgspec.convert({"name": "Example", "consent": "none", **defaults, **fragment}, Service)


def _stand_in(example: Example) -> Facts | None:
    return msgspec.json.decode(example.facts, type=Facts) if example.facts else None


def _restated(example: Example, pages: list[Page]) -> list[Page]:
    """Pages of the run, the first as the example tells of it."""
    told = msgspec.json.decode(example.page, type=dict[str, Any]) if example.page else {}
    return [msgspec.convert({**msgspec.to_builtins(pages[0]), **told}, Page), *pages[1:]] if told else pages


def _heading(token: Token, inline: Token | None, path: Path) -> list[dict[str, Any]]:
    text = inline.content if inline else ""
    kind, colon, rest = text.partition(":")
    if token.tag != "h3":
        return [{}]
    if not colon or kind not in KINDS:
        kinds = ", ".join(f"{kind}:" for kind in KINDS)
        raise RulePageError(path, [Mistake(key="rulepage.heading", values={"title": text, "kinds": kinds})])
    title, _, message = rest.strip().partition(" — ")
    return [{"rule": path.stem, "outcome": KINDS[kind], "title": title, "message": message.strip("` "), "files": {}}]


def _fence(token: Token, row: dict[str, Any], path: Path) -> None:
    if "outcome" not in row:
        return
    language, _, name = token.info.strip().partition(" ")
    if (language, name) == ("html", "corrected"):
        row.setdefault("corrected", []).append(token.content.strip())
    elif language in ("html", "svg", "xml") or (language == "pdf" and name):
        row["files"][name.strip() or START] = token.content
    elif (language, name) in (("yaml", "service"), ("json", "facts"), ("json", "page")):
        row[name] = token.content
    elif (language, name) == ("yaml", "rules"):
        row["beside"] = parse(token.content)
    elif language == "http":
        row["http"] = token.content
    else:
        raise RulePageError(path, [Mistake(key="rulepage.fence", values={"name": token.info})])


class Inline(Executor):
    """Runs what it is given at once, in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The result, or the error, of calling `fn` now."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


async def attempt(examples: Iterable[Example], rulebook: Rulebook, session: Session) -> list[Tried]:
    """Try examples one after the other in that browser. Raises NoBrowser."""
    tried = []
    with Server() as server, tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(examples):
            rule = rulebook.rules[example.rule]
            address = server.offer(f"{number}", answers(example.files, example.http))
            findings = await _findings(example, rule, rulebook, session, address, Path(folder) / str(number))
            fault = wrong(example, findings) or unsaid(rule, findings)
            if example.corrected and not fault:
                mended, fault = mend(example, findings)
                if not fault:
                    address = server.offer(f"{number}-mended", answers(mended.files, mended.http))
                    fault = still_wrong(
                        await _findings(mended, rule, rulebook, session, address, Path(folder) / f"{number}-mended")
                    )
            tried.append(Tried(example=example, wrong=fault))
    return tried


def mend(example: Example, findings: Iterable[Finding]) -> tuple[Example, Mistake | None]:
    """The example with every correction of its findings made, and what is wrong with these; words stand in brackets."""
    remedies = [finding.remedy for finding in findings if finding.remedy]
    made = [remedy.after(pieces, "en") for pieces in remedies]
    if missing := [code for code in example.corrected if code not in made]:
        return example, Mistake(key="rulepage.expected-code", values={"code": _code(missing[0]), "came": _code(*made)})
    files = dict(example.files)
    for pieces, code in zip(remedies, made, strict=True):
        was = remedy.before(pieces)
        place = next((name for name, text in files.items() if was in text), "")
        if not place:
            return example, Mistake(key="rulepage.code-missing", values={"code": _code(was)})
        files[place] = files[place].replace(was, code, 1)
    return msgspec.structs.replace(example, files=files), None


def still_wrong(findings: Iterable[Finding]) -> Mistake | None:
    """What fails or was not tested after a correction; none where nothing does."""
    bad = (Outcome.FAILED, Outcome.UNTESTED)
    came = list(_told(finding for finding in findings if finding.outcome in bad))
    return Mistake(key="rulepage.code-fails", values={"came": partial(_came, came)}) if came else None


def _code(*codes: str) -> Filling:
    return partial(_came, list(codes))


async def _findings(
    example: Example, rule: Rule, rulebook: Rulebook, session: Session, address: str, folder: Path
) -> list[Finding]:
    whole = len(example.files) > 1 or rule.subject == "service"
    rules = [rule, *(rulebook.rules[name] for name in example.beside)]
    start = address + next(iter(example.files))
    crawl = {"crawl": msgspec.to_builtins(Crawl(scope="path", robots=False, sitemap=False, rate=1000))} if whole else {}
    service = _service(example, {"start": [start], **crawl})
    store = RunFolder.create(folder)
    plan = Plan(
        service=service,
        given=[] if whole else [start],
        options=Options(
            targets=[start],
            depth="full" if ACTED & set(rule.needs) else "quick",
            profile=service.profile,
            crawl=whole,
        ),
        rules=rules,
        folder=store,
        base=folder,
        environment={},
    )
    work.use(store, Judge(rulebook, rules, service, profile(service.profile)))
    visit = Visit(plan, Inline(), Quiet(), _stand_in(example), shown=False)
    with stretched(3):  # what an example shows must not depend on how busy a machine is
        await visit.run(session)
    run = result(visit, "complete")
    started = day(example.http) or visit.started
    run = msgspec.structs.replace(run, started=started, pages=_restated(example, run.pages))
    return [one for one in (*store.all_findings(), *conclude(store, run, rulebook)) if one.rule == rule.id]


def wrong(example: Example, findings: Iterable[Finding]) -> Mistake | None:
    """What is wrong with what came out; none where it is right."""
    listed = list(findings)
    outcomes = {finding.outcome for finding in listed} - {Outcome.INAPPLICABLE} or {Outcome.INAPPLICABLE}
    values: dict[str, Filling] = {"outcome": example.outcome.value, "came": partial(_came, list(_told(listed)))}
    if Outcome.UNTESTED in outcomes or example.outcome not in outcomes:
        return Mistake(key="rulepage.expected", values=values)
    if example.outcome is not Outcome.FAILED and Outcome.FAILED in outcomes:
        return Mistake(key="rulepage.expected-only", values=values)
    messages = {finding.message for finding in listed if finding.outcome is example.outcome}
    if example.message and example.message not in messages:
        return Mistake(key="rulepage.expected-message", values={**values, "message": example.message})
    return None


def unsaid(rule: Rule, findings: Iterable[Finding]) -> Mistake | None:
    """What the rule page lacks to tell the findings; none where it lacks nothing."""
    for finding in findings:
        if finding.message and finding.message not in rule.messages:
            return Mistake(key="rulepage.message-missing", values={"message": finding.message})
        if finding.outcome is Outcome.CANT_TELL and not rule.question:
            return Mistake(key="rulepage.question-missing")
        named = set(_PLACEHOLDER.findall(rule.messages.get(finding.message, {}).get("en", "")))
        if missing := named - set(finding.values):
            values: dict[str, Filling] = {"message": finding.message, "names": ", ".join(sorted(missing))}
            return Mistake(key="rulepage.values-missing", values=values)
    return None


def _came(told: list[str], language: str) -> str:
    return clean(", ".join(told), _LONG) or say("rulepage.nothing", language)


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.outcome is Outcome.INAPPLICABLE:
            continue
        about = finding.element.selector if finding.element else ""
        problem = f"{finding.problem.key} {finding.problem.values}" if finding.problem else ""
        yield " ".join(filter(None, (finding.outcome, finding.message, about, str(finding.values or ""), problem)))
