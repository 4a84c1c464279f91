"""Pages of the hostile server, by path."""

from __future__ import annotations

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


def shell(title: str, body: str = "") -> str:
    """A page."""
    return HEAD.format(title=title, body=body)


def script(code: str, title: str = "Script", body: str = "<h1>Words</h1><img src=/pixel>") -> str:
    """A page whose script runs once all of it is there."""
    return shell(title, f"{body}<script>{code}</script>")


FAULTS = '<h1>A page with faults</h1><img id="bare" src="/pixel"><img alt="A dot" src="/pixel"><form><input id="open"></form>'
"""What fails `image-alt` at #bare and `field-has-label` at #open."""
_OVERWRITE = """
for (const [holder, names] of [
  [Array.prototype, ["map", "filter", "forEach", "push", "slice", "concat", "join", "some", "find", "includes"]],
  [JSON, ["stringify", "parse"]], [Object, ["keys", "entries", "assign", "fromEntries"]],
  [String.prototype, ["slice", "trim", "split", "replace"]], [Function.prototype, ["call", "apply", "bind"]],
  [Document.prototype, ["querySelector", "querySelectorAll", "createElement", "getElementById"]],
  [Element.prototype, ["getAttribute", "hasAttribute", "querySelectorAll", "matches", "closest", "getClientRects"]],
  [Node.prototype, ["contains", "compareDocumentPosition"]], [Promise.prototype, ["then"]],
  [window, ["getComputedStyle", "setTimeout", "MutationObserver", "Promise", "Map", "Set"]],
]) for (const name of names) Object.defineProperty(holder, name, {value: () => { throw new Error("gotcha"); }});
Object.defineProperty(Element.prototype, "innerHTML", {get: () => "nothing"});
Object.defineProperty(Node.prototype, "textContent", {get: () => "nothing"});
"""
_NOISE = "\\u001b[31mred\\u001b]0;owned\\u0007 \\u202egnirts\\u202c \\u0000 <script>alert(1)<\\/script> =1+1 \\ud800"
_SPA = """<main id=app><h1>Step one</h1></main><button id=go>Next</button><script>
let step = 1;
go.onclick = () => { step += 1; app.innerHTML = "<h1>Step " + step + "</h1><img id=shot" + step + " src=/pixel>"; };
</script>"""
_COMPONENT = """<x-app></x-app><script>
customElements.define("x-app", class extends HTMLElement {
  constructor() { super(); const root = this.attachShadow({mode: "MODE"});
    root.innerHTML = "<h1>One</h1><button>Next</button>";
    root.querySelector("button").onclick = () => { root.querySelector("h1").innerHTML = "Two<img id=two src=/pixel>"; }; }
});
</script>"""
_SENDER = """<form id=f method=post action=/sent/form><label>Name <input id=n name=n required></label><button id=post>Post</button></form>
<form method=get action=/found><label>Look for <input id=q name=q></label><button id=get>Search</button></form>
<form method=post action=/sent/window target=_blank><button id=window>New window</button></form>
<button id=fetch onclick="fetch('/sent/fetch', {method: 'POST', body: 'x'})">Fetch</button>
<button id=late onclick="setTimeout(() => fetch('/sent/late', {method: 'POST'}), 900)">Late</button>
<button id=beacon onclick="navigator.sendBeacon('/sent/beacon', 'x')">Beacon</button>
<button id=xhr onclick="const x = new XMLHttpRequest(); x.open('PUT', '/sent/xhr'); x.send('x')">XHR</button>
<button id=keep onclick="fetch('/sent/keep', {method: 'POST', keepalive: true}); location = '/plain'">Keep alive</button>
<button id=frame onclick="document.body.insertAdjacentHTML('beforeend',
  '<iframe src=' + location.protocol + '//localhost:' + location.port + '/posting></iframe>')">Frame</button>
<iframe name=inner src=/plain></iframe><form method=post action=/sent/inner target=inner><button id=into>Into frame</button></form>"""
_BANNER = """<div id=banner role=dialog aria-label=Cookies style="position:fixed;bottom:0">
<p>We use cookies and trackers to know you better.</p><button id=no>WORD</button><button id=yes>Accept all</button></div>"""
_ANSWER = """<script>
const root = ROOT, place = HOLDER;
for (const [id, said] of [["no", "refused"], ["yes", "accepted"]])
  root.querySelector("#" + id).onclick = () => { document.cookie = "choice=" + said + ";path=/"; place.remove(); };
</script>"""


def banner(word: str = "Reject all") -> str:
    """A consent banner of the page's own."""
    answer = _ANSWER.replace("ROOT", "document").replace("HOLDER", "document.querySelector('#banner')")
    return _BANNER.replace("WORD", word) + answer


_SHADOW_BANNER = f"""<div id=host></div><script>
host.attachShadow({{mode: "open"}}).innerHTML = `{_BANNER.replace("WORD", "Alles weigeren")}`;
</script>""" + _ANSWER.replace("ROOT", "host.shadowRoot").replace("HOLDER", "host")

PAGES = {
    "/plain": shell("Plain", FAULTS),
    "/site": shell("Site", "<a href=/plain>Plain</a> <a href=/missing>Missing</a> <a href=/gone>Gone</a> <a href=/stuck>Stuck</a>"),
    "/small-site": shell("Small site", "<a href=/plain>Plain</a> <a href=/missing>Missing</a>"),
    "/stuck": script("while (true);"),
    "/stuck-later": script("setTimeout(() => { while (true); }, 1000)"),
    "/stuck-on-axe": script("setTimeout(() => { while (true); }, 250); 0"),
    "/dialogs": script("for (let i = 0; i < 100; i++) alert('Dialog ' + i); prompt('Name?'); confirm('Sure?');"),
    "/dialogs-forever": script("while (true) alert('Again');"),
    "/unload": script("onbeforeunload = e => { e.preventDefault(); return 'Stay'; };", body="<a id=on href=/plain>On</a><input id=i>"),
    "/popups": script("for (let i = 0; i < 10; i++) window.open('/plain?' + i);"),
    "/refresh-0": shell("Moving on", '<meta http-equiv=refresh content="0; url=/plain">'),
    "/refresh-5": shell("Moving on", '<meta http-equiv=refresh content="5; url=/plain"><h1>Wait</h1><img src=/pixel>'),
    "/refresh-forever": shell("Again", '<meta http-equiv=refresh content=0><h1>Again</h1><img src=/pixel>'),
    "/refresh-frame": shell("Frame", "<h1>A frame that moves</h1><img src=/pixel><iframe src=/refresh-0></iframe>"),
    "/away": script("location = '/plain';"),
    "/away-to-nothing": script("location = 'http://127.0.0.1:9/';"),
    "/away-soon": script("setTimeout(() => location = '/plain', 300);"),
    "/away-by-turns": script("setTimeout(() => location.reload(), 250);"),
    "/restless": script("let n = 0; setInterval(() => document.body.append(' ' + n++), 20);"),
    "/fetching": script("const go = () => fetch('/plain?' + Math.random()).then(go); go(); go();"),
    "/talking": script("new WebSocket('ws://' + location.host + '/socket')"),
    "/closing": script("window.close(); setTimeout(() => window.close(), 50)"),
    "/pushing": script("let n = 0; const go = () => { history.pushState({}, '', '/pushing?' + n++); setTimeout(go, 1) }; go();"),
    "/worker": script("navigator.serviceWorker && navigator.serviceWorker.register('/worker.js')"),
    "/requests": script("for (let i = 0; i < 4000; i++) new Image().src = '/pixel?' + i;"),
    "/logging": script("for (let i = 0; i < 5000; i++) console.log('x'.repeat(200)); throw new Error('broken');"),
    "/overwritten": shell("Overwritten", f"<script>{_OVERWRITE}</script>{FAULTS}"),
    "/clobbered": shell("Clobbered", f"{FAULTS}<form name=querySelector></form><form name=scripts></form><img alt='' name=documentElement>"),
    "/noise": shell("x", f"<h1>Noise</h1><script>document.title = ('{_NOISE}' + ' <b>&amp;</b> ').repeat(1500);"
                    f"document.body.append('{_NOISE}'); document.body.setAttribute('data-x', '{_NOISE}'); alert('{_NOISE}');</script>"
                    f"<img src=/pixel class='<script>alert(2)</script>'>"),
    "/frames": shell("Frames", "<h1>Frames</h1><iframe src=/frame-inner title=One></iframe><script>"
                     "document.write('<iframe id=far title=Two src=http://localhost:' + location.port + '/frame-inner></iframe>')</script>"),
    "/frame-inner": shell("Inner", "<img id=within src=/pixel><iframe src=/plain title=Deeper></iframe>"),
    "/frame-silent": shell("Silent frame", "<h1>One frame never comes</h1><img id=bare src=/pixel><iframe title=x src=/silent></iframe>"),
    "/frame-stuck": shell("Stuck frame", "<h1>One frame is stuck</h1><img id=bare src=/pixel><script>"
                          "document.write('<iframe title=x src=http://localhost:' + location.port + '/stuck></iframe>')</script>"),
    "/shadows": shell("Shadows", "<h1>Shadows</h1><div id=open></div><div id=closed></div><script>"
                      "open.attachShadow({mode: 'open'}).innerHTML = '<img id=o src=/pixel>';"
                      "closed.attachShadow({mode: 'closed'}).innerHTML = '<img id=c src=/pixel>';</script>".replace(
                          "open.attach", "document.getElementById('open').attach").replace(
                          "closed.attach", "document.getElementById('closed').attach")),
    "/xhtml-source": '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title>X</title></head>'
                     f"<body>{FAULTS.replace('>', '/>').replace('/h1/>', '/h1>').replace('<h1/>', '<h1>').replace('form/>', 'form>').replace('<form/>', '<form>')}</body></html>",
    "/svg-source": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A drawing</title><g role="img" id="g"><circle r="4"/></g></svg>',
    "/spa": shell("One address", _SPA),
    "/component": shell("Component", _COMPONENT.replace("MODE", "open")),
    "/component-closed": shell("Component", _COMPONENT.replace("MODE", "closed") + "<button id=out onclick=\"0\">Out</button>"),
    "/sender": shell("Sender", _SENDER),
    "/posting": script("fetch('/sent/posting', {method: 'POST', body: 'x'})"),
    "/to-error": shell("To an error", "<a id=bad href=/error>On</a> <a id=dead href=http://127.0.0.1:9/>Dead</a><a id=blank target=_blank href=/plain>New</a>"),
    "/measured": shell("Measured", "<a id=on href=/measured-2>On</a><script>navigator.sendBeacon('/sent/collect', 'x')</script>"),
    "/measured-2": shell("Measured too", "<h1>Two</h1><a id=on href=/plain>On</a><script>navigator.sendBeacon('/sent/collect', 'x')</script>"),
    "/fields": shell("Fields", "<form method=get action=/found><label>Look for <input name=q id=q></label>"
                     "<fieldset><legend>Colour</legend><label><input type=radio name=c value=r>Red</label>"
                     "<label><input type=radio name=c value=b id=blue>Blue</label></fieldset>"
                     "<label>Town <select name=t id=t><option>Gent</option><option>Brussel</option></select></label>"
                     "<label><input type=checkbox name=ok id=ok>Agreed</label><button>Go on</button></form>"),
    "/proof": shell("Proof", "<form method=post action=/upload enctype=multipart/form-data><label>Proof <input type=file name=p></label><button>Send</button></form>"),
    "/secret": shell("Secret", "<form method=get action=/found><label>Code <input name=q id=q></label><button>Go on</button></form>"
                     "<p id=echo></p><script>q.oninput = () => { echo.textContent = 'You wrote ' + q.value; document.title = q.value; alert(q.value) }</script>"),
    "/consent": shell("Consent", FAULTS + banner()),
    "/consent-own": shell("Consent", FAULTS + banner("Non merci")),
    "/consent-frame": shell("Consent", FAULTS + "<iframe id=cmp title=Cookies src=/consent-inner></iframe>"),
    "/consent-inner": shell("Cookies", _BANNER.replace("WORD", "Alle ablehnen") + _ANSWER.replace("ROOT", "document").replace("HOLDER", "parent.document.querySelector('#cmp')")),
    "/consent-shadow": shell("Consent", FAULTS + _SHADOW_BANNER),
    "/consent-none": shell("Form", "<h1>Approve a request</h1><p>" + "Long text. " * 400 + "</p>"
                           "<form method=post action=/sent/decision><button>Refuse</button></form><footer><a href=/plain>About cookies</a></footer>"),
}
