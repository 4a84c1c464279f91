from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.naming import in_svg
from einclusion.checking.titles import Fit, fit, own_text
from einclusion.data import beside
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.gist import folded


def check(page: PageSubject) -> Iterator[Finding]:
    root = page.document.root
    titles = [one for one in page.document.select("title") if not in_svg(one)]
    if root is None or root.tag != "html" or not titles or not (title := own_text(titles[0])):
        return
    patterns = beside(__file__, "page-title-describes-content.yaml")["placeholders"]
    if any(re.fullmatch(pattern, folded(title).strip()) for pattern in patterns):
        yield failed(titles[0], "placeholder", title=title)
        return
    match fit(title, page):
        case Fit.MEETS:
            yield passed(titles[0])
        case Fit.CONTRADICTS:
            yield failed(titles[0], title=title)
        case _:
            yield cant_tell(titles[0], "unsure", title=title)
