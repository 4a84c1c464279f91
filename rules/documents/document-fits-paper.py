from collections.abc import Iterator

from einclusion.checking.documents import is_form, readable
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject

_A4 = (210, 297)
_MORE = 8


def check(page: PageSubject) -> Iterator[Finding]:
    """Each form fits on A4."""
    for pdf, link, file in readable(page):
        if not is_form(pdf):
            continue
        large = [size for size in pdf.sizes if min(size) > _A4[0] + _MORE or max(size) > _A4[1] + _MORE]
        if large:
            yield failed(link, file=file, width=round(large[0][0]), height=round(large[0][1]))
        else:
            yield passed(link)
