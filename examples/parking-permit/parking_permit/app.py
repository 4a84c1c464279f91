"""The service itself: which request gets which answer. It knows nothing of sockets."""

import datetime
import secrets
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from parking_permit import ballast, pdf
from parking_permit.form import CAPTCHA, CHECKS, FIELDS, STEPS, UPLOAD_LIMIT, Answers
from parking_permit.site import Site, Variant

COOKIE = "parking_permit"
BEHIND_LOGIN = (*STEPS, "check", "saved", "confirmation")
TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}
LANGUAGES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}


@dataclass(frozen=True)
class Request:
    """What a browser asks."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # field -> name and size
    session: str = ""


@dataclass(frozen=True)
class Response:
    """What the browser gets."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Session:
    """What the service remembers of one person's request, in memory only."""

    key: str
    answers: Answers = field(default_factory=dict)
    login: str = ""
    reference: str = ""
    save_code: str = ""


class Service:
    """One variant of the service at one address."""

    def __init__(self, variant: Variant, origin: str) -> None:
        self.variant = variant
        self.origin = origin
        self.tracker = origin.replace("127.0.0.1", "localhost")
        month_ago = datetime.date.today() - datetime.timedelta(days=30)
        facts = {"origin": origin, "tracker": self.tracker, "reviewed": month_ago.strftime("%d/%m/%Y")}
        self.site = Site(variant, facts)
        self.sessions: dict[str, Session] = {}
        self.saved: dict[str, Session] = {}

    def answer(self, request: Request) -> Response:
        """Answer a request; what goes wrong becomes the error page, and is told on stderr."""
        try:
            return self._answer(request)
        except Exception:
            traceback.print_exc()
            return self.error(500, request.path)

    def error(self, status: int, path: str) -> Response:
        """Return the error page for a status, in the language of the address."""
        lang = "fr" if path.startswith("/fr/") else "nl"
        return self.page("error", lang, Session(""), {"code": {str(status): True}, "status": status}, status=status)

    def _answer(self, request: Request) -> Response:
        file = self.file(request.path)
        if file:
            return file
        if request.path == "/faq" and self.variant == "before":
            return Response(b"", status=303, headers=(("Location", f"{self.tracker}/privacy"),))
        if request.path not in self.site.routes:
            return self.error(404, request.path)
        page, lang = self.site.routes[request.path]
        if page == "failure":
            raise RuntimeError("this address always fails, to show the error page")
        known = self.sessions.get(request.session)
        if page == "logout":
            self.sessions.pop(request.session, None)
            return self.redirect("start", lang)
        if self.variant == "after" and page in BEHIND_LOGIN and not (known and known.login):
            return self.redirect("login", lang)
        session = known or Session(secrets.token_urlsafe(16))
        if request.method == "POST" and page in FIELDS[self.variant]:
            self.sessions[session.key] = session
            return self.post(request, page, lang, session)
        if self.variant == "before":
            self.sessions[session.key] = session
        return self.get(request, page, lang, session)

    def get(self, request: Request, page: str, lang: str, session: Session) -> Response:
        """Show a page, or send the person to the first step that still lacks an answer."""
        if page == "confirmation" and not session.reference:
            return self.redirect("start", lang)
        missing = next((step for step in STEPS if self.errors(step, session.answers)), None)
        if page == "check" and missing:
            return self.redirect(missing, lang)
        return self.page(page, lang, session, {"changing": "change" in request.query})

    def post(self, request: Request, page: str, lang: str, session: Session) -> Response:
        """Take the answers of a page: show it again with what is wrong, or go on to the next."""
        given = {name: request.form.get(name, "").strip() for name in FIELDS[self.variant][page]}
        upload, size = request.files.get("proof", ("", 0))
        if "proof" in given:
            given["proof"] = PurePosixPath(upload).name or session.answers.get("proof", "")
        answers = session.answers | given
        if "save" in request.form:
            session.answers = answers
            session.save_code = session.save_code or save_code()
            self.saved[session.save_code] = session
            return self.redirect("saved", lang, session)
        errors = self.errors(page, answers) | ({"proof": "large"} if size > UPLOAD_LIMIT else {})
        if page == "resume" and not errors and answers["code"].upper() not in self.saved:
            errors = {"code": "wrong"}
        if "proof" in errors:
            answers["proof"] = ""
        if self.variant == "after" or not errors:
            session.answers = answers
        if errors:
            return self.page(page, lang, session, {"changing": "change" in request.query}, errors)
        return self.onward(request, page, lang, session)

    def onward(self, request: Request, page: str, lang: str, session: Session) -> Response:
        """Redirect to what follows a page whose answers are good."""
        if page == "resume":
            return self.redirect("step-1", lang, self.saved[session.answers["code"].upper()])
        if page == "login":
            session.login = session.answers["means"]
            return self.redirect("step-1", lang, session)
        if page == "check":
            session.reference = f"BPK-{datetime.date.today().year}-{secrets.randbelow(900_000) + 100_000}"
            return self.redirect("confirmation", lang, session)
        following = (*STEPS, "check")[STEPS.index(page) + 1]
        return self.redirect("check" if "change" in request.query else following, lang, session)

    def errors(self, page: str, answers: Answers) -> dict[str, str]:
        """Return what is wrong with the answers of a page: field -> key of the message."""
        check = CHECKS[self.variant].get(page)
        return dict(check(answers)) if check else {}

    def page(
        self,
        page: str,
        lang: str,
        session: Session,
        context: Mapping[str, object],
        errors: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        """Return a page of the site, filled with what this person has answered."""
        words = self.site.words[lang]
        messages = {name: words.get(f"error-{name}-{key}", words["error"]) for name, key in (errors or {}).items()}
        answers = session.answers if self.variant == "after" or not errors else {}
        start = self.site.pages["start"]
        paths = self.site.pages.get(page, start)
        whole = {
            "value": answers,
            "chosen": {name: {value: True} for name, value in answers.items() if value},
            "error": messages,
            "has_errors": bool(messages),
            "errors": [{"field": name, "message": message} for name, message in messages.items()],
            "rows": self.rows(lang, answers) if page == "check" else [],
            "others": [
                {"lang": code, "name": name, "path": paths.get(code) or start[code]}
                for code, name in LANGUAGES.items()
                if code != lang and code in start
            ],
            "path": paths.get(lang, "/"),
            "step": page.removeprefix("step-"),
            "session": session,
            "login": words.get(f"means-{session.login}"),
            "reference": session.reference,
            "save_code": session.save_code,
            "year": datetime.date.today().year,
        }
        body = self.site.html(page, lang, {**whole, **context}).encode()
        return Response(body, status=status, headers=cookie(session) if session.key in self.sessions else ())

    def rows(self, lang: str, answers: Answers) -> list[dict[str, str]]:
        """Return the lines of the check page: question, answer and the address where to change it."""
        words = self.site.words[lang]
        rows = []
        for step in STEPS:
            for name in FIELDS[self.variant][step]:
                value = answers.get(name, "")
                if name == "birth_year":
                    value = "/".join(answers.get(f"birth_{part}", "") for part in ("day", "month", "year"))
                if f"row-{name}" in words and value:
                    shown = words.get(f"{name}-{value}", value)
                    change = f"{self.site.path(step, lang)}?change=1#{name}"
                    rows.append({"label": words[f"row-{name}"], "value": shown, "change": change})
        return rows

    def redirect(self, page: str, lang: str, session: Session | None = None) -> Response:
        """Send the browser to a page."""
        headers = (("Location", self.site.path(page, lang)), *(cookie(session) if session else ()))
        return Response(b"", status=303, headers=headers)

    def file(self, path: str) -> Response | None:
        """Return what is no page: styles, pictures, documents, lists for crawlers and, in `before`, the ballast."""
        if path == "/robots.txt":
            lines = f"User-agent: *\nDisallow: /logout\nSitemap: {self.origin}/sitemap.xml\n"
            return Response(lines.encode(), "text/plain; charset=utf-8")
        if path == "/sitemap.xml":
            return Response(self.sitemap(), "application/xml")
        name = PurePosixPath(path).name
        found = self.site.find(name) if path == f"/{name}" and PurePosixPath(path).suffix in TYPES else None
        if found:
            return Response(found.read_bytes(), TYPES[found.suffix])
        if self.variant == "before":
            return self.burden(path)
        for lang in ("nl", "fr"):
            if path == self.site.words[lang]["paper-form-path"]:
                return Response(pdf.tagged(self.site.read(f"{lang}/paper-form.txt"), lang), "application/pdf")
        return None

    def burden(self, path: str) -> Response | None:
        """Return what only `before` serves."""
        if path.startswith("/tracker/"):
            vendor = path.split("/")[2]
            marked = (("Set-Cookie", f"_{vendor}=483920; Path=/; Max-Age=63072000; SameSite=None; Secure"),)
            return Response(ballast.tracker_script(vendor, self.tracker), "text/javascript", headers=marked)
        files: dict[str, tuple[Callable[[], bytes], str]] = {
            "/media/header.bmp": (ballast.hero_picture, "image/bmp"),
            "/media/captcha.bmp": (lambda: ballast.captcha_picture(CAPTCHA), "image/bmp"),
            "/media/welkom.wav": (ballast.welcome_tune, "audio/wav"),
            "/portal.js": (ballast.portal_script, "text/javascript"),
            "/formulier.pdf": (pdf.scanned, "application/pdf"),
            "/reglement.doc": (lambda: rb"{\rtf1 Retributiereglement}", "application/msword"),
        }
        if path not in files:
            return None
        make, kind = files[path]
        return Response(make(), kind)

    def sitemap(self) -> bytes:
        """Return the list of pages that are open to all."""
        hidden = {*BEHIND_LOGIN, "logout", "failure", "map"}
        paths = sorted(path for path, (page, _) in self.site.routes.items() if page not in hidden)
        urls = "".join(f"<url><loc>{self.origin}{path}</loc></url>" for path in paths)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{space}">{urls}</urlset>\n'.encode()


def cookie(session: Session) -> tuple[tuple[str, str]]:
    """Return the header that lets the browser come back to this session, and nothing else."""
    return (("Set-Cookie", f"{COOKIE}={session.key}; Path=/; HttpOnly; SameSite=Lax"),)


def save_code() -> str:
    """Return a code to write down: no letters or digits that look alike."""
    letters = "".join(secrets.choice("ACDEFHJKMNPRTWXY34679") for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
