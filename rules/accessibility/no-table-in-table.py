from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.data_tables import tables
from einclusion.model import Finding
from einclusion.outcomes import failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for table in tables(page.dom):
        inside = any(one.tag in ("td", "th") for one in table.ancestors())
        yield failed(table) if inside else passed(table)
