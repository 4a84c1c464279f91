"""A run in which pages say all they can to fool a reader: markup, terminal codes, overrides, formulas, commands."""

from __future__ import annotations

import msgspec

from einclusion.model import Element, Finding, Outcome, Problem
from einclusion.run import Page, Report
from tests import build

EVIL = (
    "=cmd|' /C calc'!A0 </script><script>alert(1)</script> \x00\x1b[31mred\x1b[0m\x1b]0;title\x07 \u202egnp.exe\u202c "
    "`tick` ``two`` @someone https://evil.example/a www.evil.example [go](https://evil.example) "
    "![see](//evil.example/x) | ]]> --> <!-- {0} {selector} %0A\r\n::error file=a,line=1::b\n::stop-commands::x\n"
    "##[error]y\n\n---\n# head\n- item;=1+1"
)
TITLE = (EVIL * 200)[:100_000]
FORBIDDEN = frozenset("\x00\x07\x1b\u202e\u202c")
"""Characters that no report may hold."""
ADDRESS = "https://x.example/../../etc/%2e%2e/pass wd;\x1b[1m,::error::|`@someone`/" + "long" * 200 + "?q=</script>"


def _page(page: Page) -> Page:
    trouble = Problem(key="no-such-element", values={"action": EVIL, "address": ADDRESS}, asked=True)
    unknown = Problem(key=EVIL[:60], values={"why": TITLE})
    return msgspec.structs.replace(
        page, title=TITLE, address=ADDRESS, final_address=ADDRESS, problems=[trouble, unknown], viewport=EVIL[:40]
    )


def _finding(finding: Finding) -> Finding:
    element = Element(selector=EVIL, html=TITLE, text=EVIL, role=EVIL, name=TITLE) if finding.element else None
    values = {name: EVIL if isinstance(value, str) else value for name, value in finding.values.items()}
    return msgspec.structs.replace(finding, element=element, values=values)


def report() -> Report:
    """The run of `build`, taken over by hostile pages and edited by hand."""
    known = build.report()
    findings = [_finding(finding) for finding in known.findings]
    edited = [
        Finding(rule=EVIL[:50], outcome=Outcome.FAILED, subject=f"journey:../{EVIL}", message=EVIL[:20]),
        Finding(rule="image-alt", outcome=Outcome.FAILED, subject="page:999", message="no such message"),
        Finding(rule="image-alt", outcome=Outcome.UNTESTED, subject="nothing", problem=Problem(key="check-failed")),
    ]
    run = msgspec.structs.replace(known.run, pages=[_page(page) for page in known.run.pages], started="yesterday")
    return Report(run=run, findings=[*findings, *edited], verdict={"code": 3, "gate": "<b>@someone"})
