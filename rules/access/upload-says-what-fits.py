from __future__ import annotations

import re
from collections.abc import Iterator

from einclusion.checking.fields import Fields, fields_of, form_of, groups_of, type_of
from einclusion.data import beside
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

SIZE = re.compile(r"(?<![\w.,])\d[\d.,]*\s*(?:[kmg]i?[bo]\b|kilobyte|megabyte|kilo-octet|méga-?octet)", re.IGNORECASE)
LIMIT = re.compile(r"max[_-]?(?:file[_-]?)?size", re.IGNORECASE)


def check(page: PageSubject) -> Iterator[Finding]:
    lexicon = Lexicon.load(beside(__file__, "upload-says-what-fits.yaml"))
    for tree in page.dom.trees:
        fields = fields_of(tree)
        for node in fields.open:
            if type_of(node) != "file":
                continue
            text = around(node, fields)
            told = bool(SIZE.search(text))
            other = any(match.group == "other-way" for match in lexicon.find(text, ""))
            if not told and limited(node) and not (tree.root and SIZE.search(tree.root.text)):
                yield failed(node, label=node.name[:120])
            elif told and other:
                yield passed(node)
            else:
                yield cant_tell(node, "other-way" if told else "size", label=node.name[:120])


def limited(node: Node) -> bool:
    """Whether the code of the form names a limit of size that people don't read."""
    own = any(LIMIT.search(name) for name in node.facts.attributes)
    form = form_of(node)
    return own or (form is not None and any(LIMIT.search(one.get("name")) for one in form.select("input[type=hidden]")))


def around(node: Node, fields: Fields) -> str:
    """What stands at the field: label, description, what holds it and the text of its form."""
    tied = [*fields.labels(node), *fields.notes(node), *groups_of(node)]
    form = form_of(node)
    if form is not None:
        tied.append(form)
    elif node.parent is not None:
        tied.append(node.parent)
    return " ".join([node.name, node.facts.description, *(one.text for one in tied if one.visible)])
