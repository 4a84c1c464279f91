"""Fill plain HTML templates: a small subset of Mustache."""

import html
import re
from collections.abc import Mapping

SECTION = re.compile(r"\{\{([#^])([\w.-]+)\}\}(.*?)\{\{/\2\}\}", re.DOTALL)
VALUE = re.compile(r"\{\{(\{?)([\w.-]+)\}?\}\}")


def fill(template: str, context: Mapping[str, object]) -> str:
    """
    Put the context into a template.

    `{{name}}` is escaped, `{{{name}}}` is not, `{{#name}}…{{/name}}` shows when the name has a value (once per
    item of a list, as `item`), `{{^name}}…{{/name}}` when it has none. Dots reach into mappings.
    """

    def section(match: re.Match[str]) -> str:
        kind, name, inner = match.groups()
        found = look_up(name, context)
        if kind == "^":
            return "" if found else fill(inner, context)
        items = found if isinstance(found, list) else [found] if found else []
        return "".join(fill(inner, {**context, "item": item}) for item in items)

    def value(match: re.Match[str]) -> str:
        found = look_up(match[2], context)
        text = "" if found is None else str(found)
        return text if match[1] else escape(text)

    return VALUE.sub(value, SECTION.sub(section, template))


def look_up(name: str, context: Mapping[str, object]) -> object:
    """Return what a dotted name stands for, or None."""
    found: object = context
    for key in name.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def escape(text: str) -> str:
    """Make text safe in HTML and keep it from being read as a template again."""
    return html.escape(text).replace("{", "&#123;")
