"""A small run that is rich in outcomes, made of the real types: two journeys, six page states, all five outcomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from einclusion.model import Element, Finding, Impact, Outcome, Piece, Problem, Value
from einclusion.rulebook import Rulebook
from einclusion.run import LeftOut, Options, Page, Report, Run, Walk, WalkedStep
from einclusion.scope import Journey, Service, Slot, Step
from tests.build_rules import RULES, words

HOSTILE = "<script>alert('x')</script>\x00\x1b[31m \u202egnirts\u202c </title><img src=x onerror=alert(1)>"


BASE = "https://voorbeeldstad.example"
SERVICE = Service(
    name=words(
        "Bewonerskaart Voorbeeldstad",
        "Carte de riverain Villexemple",
        "Bewohnerparkausweis Musterstadt",
        "Example Town parking permit",
    ),
    owner="Stad Voorbeeldstad",
    start=[BASE + "/"],
    languages=["nl", "fr"],
    journeys=[
        Journey(name="apply", steps=[Step(goto="/"), Step(press="Enter")]),
        Journey(name="complain", steps=[Step(goto="/klacht")]),
    ],
)
NO_AXE = Problem(key="no-facts", values={"probe": "axe"}, probe="axe")


def _page(number: int, path: str, title: str, origin: Any, **more: Any) -> Page:
    language = more.pop("language", "nl")
    return Page(number=number, address=BASE + path, title=title, language=language, origin=origin, status=200, **more)


def _apply() -> Walk:
    steps = [
        ("U opent de startpagina.", "Vous ouvrez l'accueil.", "Sie öffnen die Startseite.", "You open the start page."),
        ("U leest de uitleg.", "Vous lisez l'explication.", "Sie lesen die Erklärung.", "You read the explanation."),
        ("U geeft uw naam op.", "Vous donnez votre nom.", "Sie geben Ihren Namen an.", "You give your name."),
        ("U gaat verder.", "Vous continuez.", "Sie gehen weiter.", "You go on."),
        (
            "U vult uw nummerplaat in.",
            "Vous indiquez la plaque.",
            "Sie geben das Kennzeichen an.",
            "You give the plate.",
        ),
        ("U verstuurt de aanvraag.", "Vous envoyez la demande.", "Sie senden den Antrag ab.", "You send the form."),
    ]
    stuck = Problem(
        key="no-such-element", values={"action": "fill #plate", "address": BASE + "/aanvraag/2"}, asked=True
    )
    states: list[dict[str, Any]] = [
        {"state": "done", "page": 1},
        {"state": "done"},
        {"state": "done", "page": 2},
        {"state": "done"},
        {"state": "failed", "page": 3, "problem": stuck},
        {},
    ]
    return Walk(
        journey="apply",
        say=words(
            "Een bewonerskaart aanvragen",
            "Demander une carte de riverain",
            "Einen Bewohnerparkausweis beantragen",
            "Apply for a parking permit",
        ),
        steps=[WalkedStep(say=words(*said), **state) for said, state in zip(steps, states, strict=True)],
    )


def _complain() -> Walk:
    said = words(
        "U opent het klachtenformulier.",
        "Vous ouvrez le formulaire de plainte.",
        "Sie öffnen das Beschwerdeformular.",
        "You open the complaint form.",
    )
    task = words("Een klacht indienen", "Déposer une plainte", "Eine Beschwerde einreichen", "Make a complaint")
    return Walk(journey="complain", say=task, steps=[WalkedStep(say=said, state="done", page=4)])


def run() -> Run:
    """The run without its findings."""
    return Run(
        version="0.1.0",
        versions={"Chromium": "140.0", "axe-core": "4.12.0", "lingua": "2.1.1"},
        started="2025-11-22T12:38:04+00:00",
        ended="2025-11-22T12:41:30+00:00",
        state="complete",
        options=Options(targets=["service.yaml"], depth="full", viewports=["1280x800", "360x800"], crawl=True),
        service=SERVICE,
        rules=[one.id for one in RULES],
        pages=[
            _page(1, "/", "Bewonerskaart", "start", slots=[Slot.HOME], journey="apply", step=1),
            _page(2, "/aanvraag/1", "Uw gegevens", "journey", journey="apply", step=3),
            _page(3, "/aanvraag/2", "Uw voertuig", "journey", journey="apply", step=5, problems=[NO_AXE]),
            _page(4, "/klacht", "Klachten", "journey", journey="complain", step=1),
            _page(
                5,
                "/contact",
                HOSTILE,
                "crawl",
                language="",
                final_address=BASE + "/nl/contact",
                slots=[Slot.CONTACT],
                viewport="360x800",
            ),
            _page(6, "/fr/", "Carte de riverain", "random", language="fr"),
        ],
        walks=[_apply(), _complain()],
        left_out=[
            LeftOut(address=BASE + "/beheer", reason="robots"),
            *(LeftOut(address=f"{BASE}/nieuws/{number}", reason="limit") for number in range(25)),
        ],
        documents=[BASE + "/reglement.pdf"],
    )


def finding(name: str, outcome: Outcome, subject: str, selector: str = "", **more: Any) -> Finding:
    """A finding with weight, cause and fingerprint, as the judge would make them."""
    known = next(one for one in RULES if one.id == name)
    html, text, cause = more.pop("html", ""), more.pop("text", ""), more.pop("cause", f"{name} {selector}")
    marked = outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    return Finding(
        rule=name,
        outcome=outcome,
        subject=subject,
        element=Element(selector=selector, html=html, text=text, box=(10, 20, 300, 60)) if selector else None,
        message="failed" if outcome is Outcome.FAILED else "",
        impact=more.pop("impact", known.impact),
        weight=known.weight,
        cause=cause if marked else "",
        fingerprint=f"{cause}|{subject}" if marked else "",
        **more,
    )


def failures() -> list[Finding]:
    """Failed findings: a logo on five pages, single faults, a tracker everywhere, faults of service and journey."""
    failed = Outcome.FAILED
    logo = {"html": '<img class="logo" src="/logo.svg">'}
    portrait = {"html": '<img id="map">', "picture": "pages/2/map.webp", "impact": Impact.SERIOUS}
    sentence = "De aanvrager dient, onverminderd het bepaalde in artikel 4, het attest voorafgaandelijk te bezorgen."
    contrast: dict[str, Value] = {"contrastRatio": 2.35, "expectedContrastRatio": 4.5}
    tracker: dict[str, Any] = {"cause": "tracker", "values": {"host": "stats.example"}}
    label = [
        Piece(text='<label for="plate">', change="added"),
        Piece(words="field", change="added"),
        Piece(text="</label> ", change="added"),
        Piece(text='<input id="plate"'),
        Piece(text=' aria-hidden="true"', change="removed"),
        Piece(text=">"),
    ]
    plate: dict[str, Any] = {
        "html": '<input id="plate" aria-hidden="true">',
        "values": {"field": "Nummerplaat"},
        "remedy": label,
    }
    return [
        finding("image-alt", failed, "page:1", "header > img.logo", picture="pages/1/logo.webp", **logo),
        *(finding("image-alt", failed, f"page:{page}", "header > img.logo", **logo) for page in (2, 4, 5, 6)),
        finding("image-alt", failed, "page:2", "#map", **portrait),
        finding("color-contrast", failed, "page:2", ".hint", text="Bv. 1-ABC-123", values=contrast),
        finding("field-has-label", failed, "page:3", "#plate", **plate),
        finding("long-sentences", failed, "page:1", "main p", values={"count": 31, "sentence": sentence}),
        finding("long-sentences", failed, "page:5", "main > p", values={"count": 44, "sentence": HOSTILE}),
        *(finding("trackers-before-consent", failed, f"page:{page}", **tracker) for page in range(1, 7)),
        finding("phone-line-named", failed, "service", values={"pages": 6}),
        finding("email-not-required", failed, "journey:apply", values={"step": 3}),
    ]


def findings() -> list[Finding]:
    """Findings of all outcomes and several topics over all subjects."""
    ask, passed, none, untested = Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.UNTESTED
    photo = '<img class="photo" alt="foto">'
    return [
        *failures(),
        finding("image-alt", ask, "page:4", "img.photo", html=photo, picture="pages/4/photo.webp"),
        finding("image-alt", untested, "page:3", problem=NO_AXE),
        finding("color-contrast", passed, "page:1", count=41),
        finding("color-contrast", untested, "page:3", problem=NO_AXE),
        finding("color-contrast", ask, "page:6", ".hero h1", text="Carte de riverain"),
        finding("field-has-label", none, "page:1"),
        finding("field-has-label", passed, "page:2", count=6),
        finding("field-has-label", passed, "page:4", count=3),
        *(finding("long-sentences", passed, f"page:{page}") for page in (2, 3, 4, 6)),
        finding("email-not-required", passed, "journey:complain"),
    ]


def report() -> Report:
    """The run with its findings and a verdict."""
    return Report(run=run(), findings=findings(), verdict={"code": 1, "gate": "new", "reasons": ["new"], "new": 9})


def rulebook() -> Rulebook:
    """The rules of the fixture."""
    return Rulebook({one.id: one for one in RULES}, {})


def pictures(folder: Path) -> None:
    """Write the pictures that the findings name."""
    for name, colour in (
        ("pages/1/logo.webp", "#0b5a7d"),
        ("pages/2/map.webp", "#7a8f3c"),
        ("pages/4/photo.webp", "#a8703a"),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = Image.new("RGB", (420, 180), "#f4f4f4")
        image.paste(colour, (30, 40, 200, 140))
        image.save(path)
