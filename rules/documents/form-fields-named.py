import re
from collections.abc import Iterator

from einclusion.checking.documents import readable
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject

_KINDS = frozenset({"text", "choice", "box"})
_MADE_UP = re.compile(
    r"(text|texte|textfeld|tekst|tekstvak|zone de texte|case|check ?box|kontrollk[aä]stchen|selectievakje|field|champ"
    r"|feld|veld|undefined|untitled|dropdown|combo ?box|fill|group|gruppe|toggle|topmost\w*|f|c)?"
    r"[ _.\-]?\d*(_\d+)*(\[\d+\])*",
    re.IGNORECASE,
)
_TOLD = 3


def check(page: PageSubject) -> Iterator[Finding]:
    """Each field has a name that is said, or at least one that nobody's program made up."""
    for pdf, link, file in readable(page):
        fields = [field for field in pdf.fields if field.kind in _KINDS]
        silent = [field.name.rpartition(".")[2] for field in fields if not field.said]
        made_up = [name for name in silent if _MADE_UP.fullmatch(name)]
        if made_up:
            told = ", ".join(name or "–" for name in made_up[:_TOLD])
            yield failed(link, file=file, count=len(made_up), fields=len(fields), names=told)
        elif silent:
            yield cant_tell(link, "internal", file=file, names=", ".join(silent[:_TOLD]))
        elif fields:
            yield passed(link)
