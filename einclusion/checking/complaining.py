"""Pages about complaints, as rules on redress look at them."""

from __future__ import annotations

from einclusion.channels.said import said
from einclusion.checking.nearby import blocks_of
from einclusion.subjects import PageSubject


def about_complaints(page: PageSubject) -> bool:
    """Whether the page says in its title or its first heading that it is about complaints or feedback."""
    heading = next((block.text for block in blocks_of(page) if block.kind == "heading" and block.main), "")
    return any(said(text, "complaint", name="complaints") for text in (page.page.title, heading))
