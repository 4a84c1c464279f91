"""Examples on rule pages without a browser: how they are read, what the server answers, what counts as wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from einclusion.authoring.answering import answers
from einclusion.authoring.examples import Example, read, unsaid, wrong
from einclusion.authoring.exampleserver import Answer
from einclusion.model import Element, Finding, Outcome
from einclusion.rulebook import RulePageError
from einclusion.rulebook import read as rule_of
from einclusion.servicefile.places import Mistake
from tests import packs

PAGE = "```html\n<p>Hello</p>\n```\n"


def page(folder: Path, examples: str) -> Path:
    return packs.write(folder, "offline/some-rule", prose=packs.PROSE + examples)


class TestReading:
    def test_heading_sentence_and_fences(self, tmp_path: Path) -> None:
        found = read(
            page(
                tmp_path,
                "### Failed: the number is a fax — `only-fax`\n\nA remark.\n\n"
                + PAGE
                + "\n```html contact.html\n<p>Fax</p>\n```\n\n```yaml service\nchannels: {phone: true}\n```\n"
                + "\n```http\nHTTP/1.1 404 Not Found\nX-Thing: a: b\n```\n\n```json facts\n{}\n```\n\n"
                + "### Inapplicable: a drawing — as such\n\n```svg map.svg\n<svg/>\n```\n",
            )
        )
        first, second = found
        assert (first.rule, first.outcome, first.title) == ("some-rule", Outcome.FAILED, "the number is a fax")
        assert first.message == "only-fax"
        assert first.files == {"index.html": "<p>Hello</p>\n", "contact.html": "<p>Fax</p>\n"}
        assert (first.service, first.facts) == ("channels: {phone: true}\n", "{}\n")
        assert (second.outcome, second.files) == (Outcome.INAPPLICABLE, {"map.svg": "<svg/>\n"})

    def test_fences_elsewhere_are_no_examples(self, tmp_path: Path) -> None:
        text = "```python\nx\n```\n### Passed: all is well\n\n" + PAGE + "\n## Notes\n\n```sh\nls\n```\n"
        assert [example.files for example in read(page(tmp_path, text))] == [{"index.html": "<p>Hello</p>\n"}]

    @pytest.mark.parametrize(
        ("examples", "says"),
        [
            ("### Pass: x\n" + PAGE, r"`### Pass: x`: an example begins with one of these words: Passed:, Failed:, "),
            ("### A heading\n" + PAGE, "an example begins with one of these words"),
            ("### Passed: x\n\n```python\nx\n```\n", "A fence of an example is `html`.* not `python`"),
            ("### Passed: x\n\n```\nx\n```\n", "A fence of an example is `html`.* not ``"),
            ("### Passed: x\n\n```json\n{}\n```\n", "not `json`"),
            ("### Passed: x\n", "The example `x` shows no page. Add a fence `html`"),
            ("### Passed: x\n" + PAGE + "```http\nHTTP/1.1 gone\n```\n", "`HTTP/1.1 gone` is no status line"),
            ("### Passed: x\n" + PAGE + "```yaml service\nchanels: {}\n```\n", "unknown field `chanels`"),
            ("### Passed: x\n" + PAGE + "```yaml service\nchannels: {fax: true}\n```\n", "Invalid enum value 'fax'"),
            ("### Passed: x\n" + PAGE + "```yaml service\n- a\n```\n", "not a mapping|mapping"),
            ("### Passed: x\n" + PAGE + "```yaml service\na: [\n```\n", "while parsing"),
            ("### Passed: x\n" + PAGE + "```yaml service\nprofile: atlantis\n```\n", "atlantis"),
            ("### Passed: x\n" + PAGE + "```json facts\n{\n```\n", "Input data was truncated|malformed"),
            ("### Passed: x\n" + PAGE + '```json facts\n{"text": 3}\n```\n', "Expected `object"),
            ("### Passed: x\n" + PAGE + '```json page\n{"status": "gone"}\n```\n', "Expected `int"),
        ],
    )
    def test_what_cannot_be_told_is_named(self, tmp_path: Path, examples: str, says: str) -> None:
        path = page(tmp_path, examples)
        with pytest.raises(RulePageError, match=says) as caught:
            read(path)
        assert str(caught.value).startswith(f"{path}:")


@pytest.mark.parametrize(
    ("http", "answer"),
    [
        ("", Answer(200, {}, b"<p>")),
        ("HTTP/1.1 404 Not Found\n", Answer(404, {}, b"<p>")),
        ("HTTP/2 503\nRetry-After: 3\n", Answer(503, {"Retry-After": "3"}, b"<p>")),
        ("Set-Cookie: a=b: c\nX-Empty:\n", Answer(200, {"Set-Cookie": "a=b: c", "X-Empty": ""}, b"<p>")),
    ],
)
def test_answers(http: str, answer: Answer) -> None:
    example = Example(rule="r", outcome=Outcome.PASSED, title="t", files={"index.html": "<p>"}, http=http)
    assert answers(example.files, example.http) == {"index.html": answer}


PASSED = Finding(outcome=Outcome.PASSED, values={"shown": "09"})
FAILED = Finding(outcome=Outcome.FAILED, message="failed", element=Element(selector="p"))
OTHER = Finding(outcome=Outcome.FAILED, message="other")
DOUBT = Finding(outcome=Outcome.CANT_TELL, message="unsure")
NONE = Finding(outcome=Outcome.INAPPLICABLE)
UNTESTED = Finding(outcome=Outcome.UNTESTED)


@pytest.mark.parametrize(
    ("outcome", "message", "findings", "right"),
    [
        (Outcome.PASSED, "", [PASSED], True),
        (Outcome.PASSED, "", [PASSED, NONE], True),
        (Outcome.PASSED, "", [PASSED, FAILED], False),
        (Outcome.PASSED, "", [PASSED, DOUBT], True),
        (Outcome.PASSED, "", [NONE], False),
        (Outcome.PASSED, "", [], False),
        (Outcome.PASSED, "", [PASSED, UNTESTED], False),
        (Outcome.FAILED, "", [FAILED], True),
        (Outcome.FAILED, "", [FAILED, PASSED], True),
        (Outcome.FAILED, "failed", [OTHER, FAILED], True),
        (Outcome.FAILED, "failed", [OTHER], False),
        (Outcome.FAILED, "", [DOUBT], False),
        (Outcome.INAPPLICABLE, "", [NONE], True),
        (Outcome.INAPPLICABLE, "", [], True),
        (Outcome.INAPPLICABLE, "", [PASSED], False),
        (Outcome.INAPPLICABLE, "", [UNTESTED], False),
        (Outcome.CANT_TELL, "", [DOUBT], True),
        (Outcome.CANT_TELL, "unsure", [DOUBT], True),
        (Outcome.CANT_TELL, "other", [DOUBT], False),
        (Outcome.CANT_TELL, "", [DOUBT, FAILED], False),
    ],
)
def test_what_counts_as_wrong(outcome: Outcome, message: str, findings: list[Finding], right: bool) -> None:
    example = Example(rule="r", outcome=outcome, title="t", message=message)
    assert (wrong(example, findings) is None) is right


def test_what_came_out_is_told() -> None:
    told = wrong(Example(rule="r", outcome=Outcome.PASSED, title="t"), [FAILED, NONE])
    assert said(told) == "Expected: passed. Came out: failed failed p."
    assert said(wrong(Example(rule="r", outcome=Outcome.FAILED, title="t"), [])) == (
        "Expected: failed. Came out: nothing."
    )


def said(mistake: Mistake | None) -> str:
    return mistake.sentence("en") if mistake else ""


def test_words_that_the_page_lacks(tmp_path: Path) -> None:
    rule = rule_of(
        packs.write(tmp_path, "offline/some-rule", question=None, messages={"failed": packs.words("{count}!")})
    )
    assert unsaid(rule, [PASSED, NONE]) is None
    assert said(unsaid(rule, [OTHER])) == "The check gives the message `other`, which the page does not have."
    assert said(unsaid(rule, [Finding(outcome=Outcome.CANT_TELL)])) == (
        "The check cannot tell, and the page has no question (`question`) for a person."
    )
    assert said(unsaid(rule, [FAILED])) == "The message `failed` names count, which the check does not give."
    assert unsaid(rule, [Finding(outcome=Outcome.FAILED, message="failed", values={"count": 3})]) is None
