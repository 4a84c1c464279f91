"""A page that tries to fool whoever reads about it: every string it holds is an attack on some reader."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from tests.browser.hostile import Request

FILLER = "onendig "
"""What the title repeats, up to 100 kB."""
ATTACKS = (
    "</script><script>window.pwned=1</script>",
    '"><img src=x onerror=window.pwned=1>',
    "'><svg onload=window.pwned=1>",
    "]]><!--",
    "=cmd|' /C calc'!A0",
    "+cmd|x!A0",
    "-2+3;=1+1",
    "@SUM(1+1),@A1",
    "\uff1dcmd|x!A0",
    "\x1b]0;owned\x07\x1b[2J\x1b[8mhidden",
    "\x9b8m\x9d0;owned\x9c",
    "\u202egnp.exe\u202c\u2066turned\u200f",
    "::error file=a.py,line=1::owned",
    "%0A::warning::owned%0A##[error]owned",
    "::stop-commands::owned",
    "[here](javascript:window.pwned=1) ![see](https://evil.example/see.png)",
    "@someone #1 https://evil.example/a www.evil.example <https://evil.example>",
    "| a | `b` ``c`` **d** ~~~ </details>",
    "{0} {selector} {{7*7}} {% raw %} %(name)s ${HOME} $(id)",
    "!!python/object/apply:os.system ['id'] &a *a",
    "[bold red]markup[/] [link=https://evil.example]go[/link]",
    "\u2028line\u2029break\x85next\x0bdown\x0cfeed",
)
EVIL = " ".join(ATTACKS)
ADDRESSES = (
    "http://[",
    "http://[::1/a",
    "javascript:window.pwned=1",
    "data:text/html,<script>pwned=1</script>",
    "//[x]/",
)
NAME = "x-\"'<>`=&;:|,=cmd|'/C'!A0::error::"
BODY = """
<main><h1 id="ID" class="CLASS">TEXT</h1>
<p lang="LANG">TEXT</p><p>TEXT</p>
<img src="/pixel?TEXT" id="ID-1" class="CLASS" title=""><img src="/pixel?2" alt="TEXT">LINKS
<a href="/fooling?TEXT">TEXT</a><a href="/gone?TEXT" target="_blank"></a>
<form name="TEXT" action="javascript:window.pwned=1"><input name="TEXT" id="ID-2"><input id="ID-2" placeholder="TEXT">
<select name="TEXT"><option value="TEXT">TEXT</select><button aria-label="TEXT" tabindex="7" accesskey="TEXT"></button>
<label for="ID-2">TEXT</label><input type="image" src="/pixel?TEXT"><textarea autocomplete="TEXT"></textarea></form>
<div role="TEXT" aria-label="TEXT" aria-owns="TEXT" onclick="TEXT" tabindex="0">TEXT</div>
<x-evil data-text="TEXT" aria-label="TEXT" role="button" style="color:#eee;background:#fff">TEXT</x-evil>
<iframe name="TEXT" title="TEXT" src="data:text/html,TEXT"></iframe><iframe src="/plain?TEXT"></iframe>
<table><caption>TEXT</caption><tr><td headers="TEXT" scope="TEXT">TEXT</table>
<svg role="img"><title>TEXT</title><text>TEXT</text></svg><object data="/pixel?TEXT"></object>
<p>TEXT Bel ons op 02 123 45 67 of mail TEXT@evil.example.</p><ul><div>TEXT</div></ul>
</main><script type="application/ld+json">{"@type": "Organization", "name": "JSON", "telephone": "JSON"}</script>
"""
SCRIPT = """
document.title = TITLE; console.error(EVIL); console.log("\\u001b[2J", EVIL);
try { document.cookie = "a" + EVIL.replace(/[;=\\s]/g, "") + "=1" } catch {}
localStorage.setItem(EVIL, EVIL);
const img = document.createElement("img"); img.src = "/pixel?s"; img.id = "\\ud800half\\u0000nul" + EVIL;
document.querySelector("main").append(img); for (const name of ["\\ud800", "a\\u0000b"]) {
  const p = document.createElement("input"); p.setAttribute("name", name + EVIL);
  document.querySelector("form").append(p) }
history.replaceState(null, "", location.pathname + location.search + "#" + EVIL);
setTimeout(() => { throw new Error(EVIL) }); new Image().src = "/blob?" + EVIL; alert(EVIL); location.hash = EVIL;
"""


def page(request: Request) -> None:
    """The page, whichever query it is asked with; its headers are hostile too."""
    text = escape(EVIL, quote=True)
    links = "".join(f'<a href="{escape(one)}"><img src="{escape(one)}"></a><base href="{one}">' for one in ADDRESSES)
    body = BODY.replace("LINKS", links).replace("ID", f"i{text}").replace("CLASS", f"c {text}").replace("LANG", text)
    body = body.replace("JSON", json.dumps(EVIL).strip('"').replace("</", "<\\/")).replace("TEXT", text)
    title = (EVIL + FILLER * 20_000)[:100_000]
    script = SCRIPT.replace("TITLE", _literal(title)).replace("EVIL", _literal(EVIL))
    head = f'<title>{text}</title><meta name="description" content="{text}"><link rel="icon" href="{text}">'
    content = f'<!doctype html><html lang="{text}"><head><meta charset="utf-8">{head}</head><body class="{text}">{body}'
    request.answer(
        f"{content}<script>{script}</script></body></html>",
        X_Evil="::error::owned =cmd|x!A0 <script>",
        Set_Cookie=f"{quote(NAME)}=1; Path=/",
        Server='"><script>window.pwned=1</script>',
        Content_Language="=cmd|x!A0",
    )


def _literal(text: str) -> str:
    return json.dumps(text).replace("</", "<\\/")
