from __future__ import annotations

from collections.abc import Iterator

from einclusion.checking.errors import Message, groups_in, heard, marked_in_vain, messages_in, says
from einclusion.checking.fields import Fields, fields_of
from einclusion.dom import Node
from einclusion.model import Finding
from einclusion.outcomes import cant_tell, failed, passed
from einclusion.subjects import PageSubject


def check(page: PageSubject) -> Iterator[Finding]:
    for tree in page.dom.trees:
        fields = fields_of(tree)
        messages = list(messages_in(fields)) if fields.all else []
        by_field: dict[Node, list[Message]] = {}
        for message in messages:
            for field in message.about:
                by_field.setdefault(field, []).append(message)
        yield from (judged(field, found, fields) for field, found in by_field.items())
        for field, text in marked_in_vain(fields, set(by_field)) if fields.all else []:
            yield failed(field, "looks", text=text[:120])
        for message in messages:
            if not message.about and not any(field in by_field for field in message.scope):
                yield unplaced(message)


def judged(field: Node, messages: list[Message], fields: Fields) -> Finding:
    label = fields.visible_label(field) or field.name
    told = {message: says(message.text, [label]) for message in messages}
    useful = [message for message in messages if told[message] != "nothing"]
    if not useful:
        return failed(field, "nothing", text=messages[0].text[:120])
    if not any(heard(message) for message in useful):
        return failed(field, "unheard", text=useful[0].text[:120])
    sure = any(told[message] == "how" and heard(message) for message in useful)
    return passed(field) if sure else cant_tell(field, text=useful[0].text[:120])


def unplaced(message: Message) -> Finding:
    """What to say of a message that belongs to no field, where no other message does."""
    if message.group is not None and says(message.text) == "how" and heard(message):
        return passed(message.node)
    if message.twice or "one" in groups_in(message.text):
        return failed(message.node, "which", text=message.text[:120])
    return cant_tell(message.node, text=message.text[:120])
