"""The page of all rules is made from the rule pages: `EINCLUSION_WRITE_DOCS=1 pytest tests/test_rules_doc.py`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from einclusion import rulebook
from einclusion.model import Rule
from tests.documents import ROOT
from tests.parts import table

PAGE = ROOT / "docs/rules.md"
_TABLES = re.compile(r"(?<=<!-- begin of rules -->\n)(.*?)(?=<!-- end of rules -->)", re.DOTALL)


def rule_tables() -> str:
    """Every rule that comes with einclusion, by topic."""
    found = [rulebook.read(path) for path in rulebook.pages(ROOT / "rules")]
    heads = ("rule", "what is expected", "who tells", "of", "weight", "serves", "people", "rests on")
    return "\n\n".join(
        f"### {topic}\n\n" + table(heads, map(_rule_row, sorted(of, key=lambda rule: (rule.engine, rule.id))))
        for topic in rulebook.TOPICS
        if (of := [rule for rule in found if rule.topic == topic])
    )


def _rule_row(rule: Rule) -> Iterator[str]:
    told = {"einclusion": "check, asks" if rule.question else "check", "axe": "axe", "person": "people"}
    yield f"`{rule.id}`"
    yield rule.title["en"].replace("|", "\\|").replace("<", "&lt;")
    yield told[rule.engine]
    yield rule.subject
    yield str(rule.weight.value)
    for listed in (rule.requirements, rule.groups):
        yield ", ".join(f"`{one}`" for one in listed)
    yield "; ".join(rule.sources).replace("|", "\\|").replace("<", "&lt;")


def test_the_page_names_every_rule_as_its_page_has_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    made = f"\n{rule_tables()}\n\n"
    if os.environ.get("EINCLUSION_WRITE_DOCS"):
        PAGE.write_text(_TABLES.sub(lambda _: made, text), encoding="utf-8")
        return
    found = _TABLES.search(text)
    assert found
    assert found[1] == made, "run: EINCLUSION_WRITE_DOCS=1 pytest tests/test_rules_doc.py"
