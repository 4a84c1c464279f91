from __future__ import annotations

import difflib
from collections.abc import Iterator

from einclusion.checking.aria import types
from einclusion.checking.semantics import with_aria
from einclusion.model import Correction, Finding
from einclusion.outcomes import failed, passed
from einclusion.remedy import corrected
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for node, names in with_aria(page.dom):
        for name in names:
            if name in types():
                yield passed(node)
            elif near := difflib.get_close_matches(name, types(), 1, 0.8):
                mended = Correction(set={near[0]: node.get(name)}, remove=[name])
                yield failed(node, "near", remedy=corrected(node.html, mended), attribute=name, near=near[0])
            else:
                yield failed(node, attribute=name)
