from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.captchas import captchas
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    """A test for robots tells no company of the visit."""
    for captcha in captchas(page):
        if captcha.company:
            yield failed(captcha.node, name=captcha.name, company=captcha.company)
        else:
            yield passed(captcha.node)
