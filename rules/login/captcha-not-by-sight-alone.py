from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.captchas import captchas, other_way
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """A test for robots asks nobody to see, or has a task for another sense beside it."""
    for captcha in captchas(page):
        name = captcha.name or "CAPTCHA"
        if captcha.asks == "nothing":
            yield passed(captcha.node, name=name)
        elif captcha.audio or captcha.name or other_way(page, "audio", "way") or page.select("audio"):
            yield cant_tell(captcha.node, name=name)
        else:
            yield failed(captcha.node, name=name)
