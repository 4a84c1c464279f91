from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.kinship import kinship, primary
from einclusion.facts import Block
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.remedy import changed
from einclusion.subjects import PageSubject
from einclusion.text.language import detect
from einclusion.text.sentences import words

SURE = 0.8


def check(page: PageSubject) -> Iterator[Finding]:
    root = page.document.root
    marked = primary(root.get("lang")) if root and root.tag == "html" and "xml" not in page.page.content_type else ""
    blocks = [block for block in page.text.blocks if marked and primary(block.declared) == marked]
    text = joined([block for block in blocks if block.main and block.kind != "option"])
    if len(words(text)) < page.threshold("language-words"):
        return
    found, confidence = detect(text)
    if not found and not confidence:
        return
    relation = kinship(marked, found) if found else "unknown"
    if relation == "same":
        yield passed(root)
    elif relation == "other" and confidence >= SURE and kinship(marked, detect(joined(blocks))[0]) != "same":
        message = found if found in ("nl", "fr", "de", "en") else "failed"
        yield failed(root, message, remedy=changed(root, lang=found), marked=marked, found=found)
    else:
        yield cant_tell(root, "unsure", marked=marked)


def joined(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)
