"""Sound and video that people have to ask for, and what on the page may say the same in writing. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from einclusion.acted.media import Media, Player, Track
from einclusion.data import beside
from einclusion.dom import Node, Tree
from einclusion.subjects import PageSubject
from einclusion.text.lexicon import Lexicon

FEW = 1.0
"""Words for each second of a recording below which a page can't hold all that is said in it; slow speech has two."""
SPOKEN = 20.0
"""Seconds from which a recording is taken for speech; a shorter one may be a signal, a tune or a spoken puzzle."""
ENOUGH = 1.5
"""Words for each second from which a text that calls itself a transcript is taken for one."""
_NEAR_LINKS = 3
_MOST_NEAR = 80
"""Words of a part of a page in which one thing is taken to belong to another."""
_WHOLE = frozenset({"body", "main", "html"})
_CAPTIONS = frozenset({"captions", "subtitles"})


def recordings(page: PageSubject, media: Media, kind: str) -> Iterator[tuple[Node, Player]]:
    """Players of a kind that can be heard, or may be: those that people see, and sound that starts by itself."""
    for player in media.players:
        if player.kind != kind or player.node is None or player.live or player.sound in ("no", "silent"):
            continue
        node = page.node(player.node)
        seen = node.visible and (player.controls or (kind == "video" and not player.muted))
        if seen or (kind == "audio" and player.autoplay and not player.muted):
            yield node, player


def captions(player: Player) -> list[Track]:
    """Its tracks of captions or subtitles."""
    return [track for track in player.tracks if track.kind in _CAPTIONS]


def says(page: PageSubject, *groups: str) -> bool:
    """Whether a text, link or button of the page says that a recording can be read, or repeats the page."""
    words = Lexicon.load(beside(__file__, "recordings.yaml"))
    said = [block.text for block in page.text.blocks]
    said += [node.name for node in page.select("a[href], button, [role=button], summary")]
    return any(match.group in groups for text in said for match in words.find(text, ""))


def offered_near(link: Node) -> bool:
    """Whether words in the same small part of the page speak of the text of a recording, or of its captions."""
    words = Lexicon.load(beside(__file__, "recordings.yaml"))
    for holder in (link, *link.ancestors()):
        said = holder.text
        if holder.tag in _WHOLE or len(said.split()) > _MOST_NEAR or len(holder.select("li, tr")) > 1:
            return False
        if any(match.group == "text" for text in (said, holder.name) for match in words.find(text, "")):
            return True
    return False


def headed(page: PageSubject) -> bool:
    """Whether a heading, a summary or a label of the page announces the text of a recording."""
    words = Lexicon.load(beside(__file__, "recordings.yaml"))
    heads = [node.text for node in page.select("h1, h2, h3, h4, h5, h6, summary, [role=heading], legend, caption")]
    return any(match.group == "text" for head in heads for match in words.find(head, ""))


def link_near(node: Node) -> bool:
    """Whether a link stands so near that it may lead to the text of the recording."""
    links = [link.index for link in node.tree.select("a[href]")]
    for holder in node.ancestors():
        inside = node.tree.within(holder.index)
        found = sum(1 for index in links if index in inside)
        if found:
            return found <= _NEAR_LINKS
    return False


def readable_words(page: PageSubject) -> int:
    """Words of the page that can both be seen and be read out by a screen reader, folded-up ones included."""
    return sum(len(text.split()) for tree in page.dom.trees for text in _texts(tree))


def heard_words(page: PageSubject) -> int:
    """Words of the page that a screen reader reads out, names of pictures and players and folded-up texts included."""
    named = " ".join(
        f"{node.name} {node.facts.description}" for node in page.select("img, video, audio, svg, [role=img]")
    )
    texts = [text for tree in page.dom.trees for text in _texts(tree, seen=False)]
    return sum(len(text.split()) for text in [*texts, named])


def _texts(tree: Tree, *, seen: bool = True) -> Iterator[str]:
    """Texts that are not hidden from screen readers; `seen`: only those that can be seen as well."""
    hidden: set[int] = set()
    for index, facts in enumerate(tree.nodes):
        if facts.parent in hidden or facts.attributes.get("aria-hidden") == "true":
            hidden.add(index)
        elif facts.tag == "#text" and (_read(tree, index, seen) or _folded(tree, index)):
            yield facts.text


def _read(tree: Tree, index: int, seen: bool) -> bool:
    return _on_page(tree, index) if seen else tree.nodes[index].box is not None


def _on_page(tree: Tree, index: int) -> bool:
    box, holder = tree.nodes[index].box, Node(tree, tree.nodes[index].parent)
    seen = box is not None and box[0] + box[2] > 0 and box[1] + box[3] > 0
    return seen and (holder.box is None or holder.visible)


def _folded(tree: Tree, index: int) -> bool:
    """Whether it waits in closed `details`."""
    return any(node.tag == "details" and not node.has("open") for node in Node(tree, index).ancestors())
