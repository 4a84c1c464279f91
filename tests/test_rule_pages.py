"""Our rule pages: whole, alike in form, their words fit to be filled in, their examples enough."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from einclusion.authoring import examples
from einclusion.model import LANGUAGES, Outcome, Rule
from einclusion.rulebook import AXE, QUESTIONS, TOPICS, pages, read, split
from einclusion.standards import criteria
from tests import sources

PAGES = pages(sources.ROOT / "rules")
RULES = {path: read(path) for path in PAGES}
OWN = [path for path, rule in RULES.items() if rule.engine == "einclusion"]
OF_AXE = [path for path, rule in RULES.items() if rule.engine == "axe"]
OF_PEOPLE = [path for path, rule in RULES.items() if rule.engine == "person"]
FIELDS = ("title", "why", "effect", "fix", "question", "look")
PLAIN = ("title", "why", "effect", "question", "look")
"""What people read who are no specialists."""
CLAIMS = re.compile(r"\b(compliant|compliance|conform\w*|konform\w*)\b", re.IGNORECASE)


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=sources.name)


def words(rule: Rule) -> Iterator[tuple[str, dict[str, str]]]:
    """All words of a rule, by field."""
    for field in FIELDS:
        yield field, getattr(rule, field)
    for key, message in rule.messages.items():
        yield f"messages.{key}", message


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{([^{}]*)\}", text))


class TestEveryPage:
    def test_there_are_pages_of_each_kind(self) -> None:
        assert len(OF_AXE) > 90
        assert len(OWN) > 10

    @each(PAGES)
    def test_its_name_is_kebab_case(self, path: Path) -> None:
        least = 2 if path in OWN else 1
        of_criterion = path in OF_PEOPLE and re.fullmatch(r"wcag-[1-4]\.\d\.\d{1,2}", path.stem)
        assert of_criterion or re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", path.stem)
        assert len(path.stem.split("-")) >= least
        assert path.parent.name in (*TOPICS, AXE, QUESTIONS)

    def test_no_name_is_used_twice(self) -> None:
        assert [name for name, count in Counter(path.stem for path in PAGES).items() if count > 1] == []

    @each(PAGES)
    def test_the_four_languages_fill_in_the_same(self, path: Path) -> None:
        for field, languages in words(RULES[path]):
            if languages:
                assert set(languages) == set(LANGUAGES), field
                assert len({frozenset(placeholders(text)) for text in languages.values()}) == 1, field
            if not field.startswith("messages"):
                assert not any(placeholders(text) for text in languages.values()), field

    @each(PAGES)
    def test_words_are_tidy(self, path: Path) -> None:
        for field, languages in words(RULES[path]):
            for language, text in languages.items():
                assert text == text.strip(), f"{field} {language}"
                assert not re.search(r"\s{2}|\n", text), f"{field} {language}"
                assert re.search(r"[.!?»”“’)]$", text) or field == "title", f"{field} {language}: {text}"
                assert not (field == "title" and text.endswith(".")), f"{field} {language}"
                assert field != "question" or text.endswith("?"), f"{field} {language}"

    @each(PAGES)
    def test_what_everybody_reads_holds_no_code(self, path: Path) -> None:
        for field in PLAIN:
            for language, text in getattr(RULES[path], field).items():
                assert not re.search(r"[<>`]", text), f"{field} {language}: {text}"

    @each(PAGES)
    def test_no_words_claim_conformity(self, path: Path) -> None:
        told = [text for _, languages in words(RULES[path]) for text in languages.values()]
        quotes_the_law = "eu-2018-1523" in RULES[path].requirements  # its three answers are what a statement must say
        assert quotes_the_law or [text for text in told if CLAIMS.search(text)] == []

    @each(PAGES)
    def test_act_rules_are_named_by_their_id(self, path: Path) -> None:
        assert all(re.fullmatch(r"[0-9a-z]{6}", name) for name in RULES[path].act)
        assert len(set(RULES[path].act)) == len(RULES[path].act)

    @each(PAGES)
    def test_lists_hold_nothing_twice(self, path: Path) -> None:
        rule = RULES[path]
        for listed in (rule.needs, rule.requirements, rule.supersedes, rule.sources):
            assert len(set(listed)) == len(listed)

    @each([path for path in PAGES if path not in OWN])
    def test_pages_without_a_check_of_their_own(self, path: Path) -> None:
        assert not path.with_suffix(".py").exists()
        assert RULES[path].question
        assert RULES[path].supersedes == []

    @each(OF_AXE)
    def test_words_for_axe(self, path: Path) -> None:
        rule = RULES[path]
        assert rule.subject == "page"
        by_language = rule.correct is not None and "{language}" in rule.correct.set.values()
        assert rule.needs == (["axe", "text"] if by_language else ["axe"])
        assert "failed" in rule.messages
        assert len(split(path)[1].strip()) > 80


class TestQuestionsForPeople:
    def test_there_are_some_about_pages_and_some_about_the_service(self) -> None:
        assert {"page", "service"} <= {RULES[path].subject for path in OF_PEOPLE}

    @each(OF_PEOPLE)
    def test_a_name_of_a_criterion_is_what_it_serves(self, path: Path) -> None:
        if path.stem.startswith("wcag-"):
            assert path.stem in RULES[path].requirements
        assert RULES[path].requirements
        assert RULES[path].sources

    @each(OF_PEOPLE)
    def test_it_says_how_to_look_and_what_yes_means(self, path: Path) -> None:
        parts = re.split(r"^## (.*)\n", split(path)[1], flags=re.MULTILINE)
        assert parts[1::2] == ["Yes means"]
        assert len(parts[2].strip()) > 40
        assert RULES[path].look

    def test_each_criterion_of_level_a_and_aa_that_wcag_2_2_has_is_asked_about(self) -> None:
        wanted = {name for name, one in criteria().items() if one.level in ("A", "AA")} - {"wcag-4.1.1"}
        assert wanted - {path.stem for path in OF_PEOPLE} == set()

    def test_a_panel_is_asked_about_pages_only_where_they_hold_what_it_is_about(self) -> None:
        """Else forty pages would make forty questions."""
        of_pages = [RULES[path] for path in OF_PEOPLE if RULES[path].subject == "page"]
        assert [rule.id for rule in of_pages if not rule.when] == []


class TestQuestions:
    """What a machine can hold of the rule that "yes" always means: it is all right."""

    NO_QUESTION = {
        "nl": r"(wat|welke|waarom|hoeveel|wie)\b",
        "fr": r"(que|quoi|quels?|quelles?|pourquoi|combien)\b",
        "de": r"(was|welche[rsnm]?|warum|wie viele?)\b",
        "en": r"(what|which|why|how many|who)\b",
    }
    """First words of a question that yes and no do not answer."""
    TURNED = {
        "nl": r"(is|zijn|staat|ontbreekt|ontbreken) (er )?(niet|geen)\b|ontbre",
        "fr": r"n[’'](est|a|y a|ont)\b.*\bpas\b|manque",
        "de": r"(ist|sind|gibt es|hat|fehlt|fehlen) (nicht|kein)|fehlt|fehlen",
        "en": r"(isn|aren|doesn|don|hasn|can)[’']t\b|(is|are) (there )?(not|no)\b|missing",
    }
    """Beginnings of a question in which yes would mean that something is wrong."""

    @each([path for path in PAGES if RULES[path].question])
    def test_they_can_be_answered_with_yes_or_no(self, path: Path) -> None:
        for language, text in RULES[path].question.items():
            assert text.endswith(" ?" if language == "fr" else "?"), f"{language}: {text}"
            assert text.count("?") == 1, f"{language}: {text}"
            assert not re.match(self.NO_QUESTION[language], text, re.IGNORECASE), f"{language}: {text}"
            assert not re.match(self.TURNED[language], text, re.IGNORECASE), f"{language}: {text}"


HEADINGS = ["Applicability", "Expectation", "Assumptions", "Examples"]


class TestOwnRules:
    def test_every_check_has_its_page(self) -> None:
        checks = [path for path in sources.modules("rules") if path.name != "__init__.py"]
        assert [sources.name(path) for path in checks if path.with_suffix(".md") not in OWN] == []

    @each(OWN)
    def test_a_page_has_its_check(self, path: Path) -> None:
        assert path.with_suffix(".py").is_file()

    @each(OWN)
    def test_headings_are_those_of_act_in_their_order(self, path: Path) -> None:
        tokens = MarkdownIt().parse(split(path)[1])
        heads = [after for token, after in pairwise(tokens) if token.type == "heading_open"]
        tags = [token.tag for token in tokens if token.type == "heading_open"]
        assert [head.content for tag, head in zip(tags, heads, strict=True) if tag == "h2"] == HEADINGS
        assert set(tags) <= {"h2", "h3"}

    @each(OWN)
    def test_each_part_says_something(self, path: Path) -> None:
        parts = re.split(r"^## .*\n", split(path)[1], flags=re.MULTILINE)[1:]
        assert all(part.strip() for part in parts)

    @each(OWN)
    def test_there_are_examples_of_what_passes_fails_and_does_not_apply(self, path: Path) -> None:
        counts = Counter(example.outcome for example in examples.read(path))
        assert counts[Outcome.PASSED] >= 2
        assert counts[Outcome.FAILED if _may_fail(path) else Outcome.CANT_TELL] >= 2
        assert counts[Outcome.INAPPLICABLE] >= 1
        assert counts[Outcome.CANT_TELL] >= 1 or not _may_ask(path)

    @each(OWN)
    def test_each_example_says_why_it_is_there_and_shows_something(self, path: Path) -> None:
        read = examples.read(path)
        for example in read:
            assert len(example.title.split()) >= 3, example.title
            assert example.files, example.title
        assert len({example.title for example in read}) == len(read)

    @each([path for path in OWN if path.parent.name in ("readability", "language")])
    def test_rules_on_words_have_examples_in_the_four_languages(self, path: Path) -> None:
        shown = " ".join(text for one in examples.read(path) for text in (*one.files.values(), *one.corrected))
        found = {language for language in LANGUAGES if re.search(rf'\blang="?{language}', shown, re.IGNORECASE)}
        assert found == set(LANGUAGES)

    @each(OWN)
    def test_each_message_has_an_example(self, path: Path) -> None:
        shown = {example.message for example in examples.read(path)}
        assert shown - set(RULES[path].messages) <= {""}
        assert set(RULES[path].messages) - shown == set()

    @each(OWN)
    def test_messages_are_those_that_the_check_can_give(self, path: Path) -> None:
        assert _given(path) - set(RULES[path].messages) == set()
        assert set(RULES[path].messages) - _known(path) == set()

    @each(OWN)
    def test_there_is_a_question_where_a_person_may_have_to_answer(self, path: Path) -> None:
        assert bool(RULES[path].question) == _may_ask(path)

    @each(OWN)
    def test_it_names_what_it_rests_on(self, path: Path) -> None:
        assert RULES[path].sources
        assert RULES[path].requirements


def _called(path: Path) -> list[ast.Call]:
    return sources.reached(path.with_suffix(".py"))


def _may_fail(path: Path) -> bool:
    """Whether the check can say that something is wrong; else it only asks."""
    return bool({"failed", "absent"} & {sources.called(call) for call in _called(path)})


def _may_ask(path: Path) -> bool:
    """Whether the check can leave something to a person: itself, through a shared function or a survey."""
    return bool({"cant_tell", "absent"} & {sources.called(call) for call in _called(path)})


def _given(path: Path) -> set[str]:
    """Keys of messages that the check names where it gives them."""
    found: set[str] = set()
    for call in _called(path):
        if sources.called(call) in ("failed", "cant_tell"):
            argument = next((one.value for one in call.keywords if one.arg == "message"), None)
            found |= set(_results(argument or (call.args[1] if len(call.args) > 1 else None)))
            bare = not call.args[1:] and argument is None
            found |= {"failed"} if bare and sources.called(call) == "failed" else set()
    return found


def _results(argument: ast.expr | None) -> Iterator[str]:
    """Texts that an expression can come to."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from (*_results(argument.body), *_results(argument.orelse))


def _known(path: Path) -> set[str]:
    """Texts in the check and in the modules of the engine that it imports."""
    check = path.with_suffix(".py")
    modules = [node.module or "" for node in ast.walk(sources.tree(check)) if isinstance(node, ast.ImportFrom)]
    files = [
        sources.ROOT / (module.replace(".", "/") + ".py") for module in modules if module.startswith("einclusion.")
    ]
    return {text for file in (check, *files) if file.is_file() for text in sources.strings(sources.tree(file))}
