from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.personal import details
from einclusion.checking.survey import is_page
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

LONG = 100
"""Characters up to which words are those of a link."""


def check(page: PageSubject) -> Iterator[Finding]:
    """A page that asks for personal details leads to the text on what happens with them."""
    if not is_page(page.page) or next(details(page.dom), None) is None:
        return
    words = Lexicon.load(beside(__file__, "privacy-notice-at-forms.yaml"))
    links = [node for node in page.select("a[href], button, summary") if len(node.name or node.text) <= LONG]
    found = [(node, {match.group for match in words.find(node.name or node.text, "")}) for node in links]
    notice = next((node for node, groups in found if "notice" in groups and node.visible), None)
    spoken = any(match.group == "notice" for block in page.text.blocks for match in words.find(block.text, ""))
    if notice is not None:
        yield passed(notice)
    elif spoken or any("legal" in groups for _, groups in found):
        yield cant_tell()
    else:
        yield failed()
