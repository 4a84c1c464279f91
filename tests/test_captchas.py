"""Tests for robots are told by the marks of their makers, and pictures by their own."""

from __future__ import annotations

import pytest

from einclusion.checking.captchas import captchas, other_way
from einclusion.data import own
from einclusion.facts import Facts
from einclusion.markup import xpath
from einclusion.run import Page
from einclusion.scope import Service
from einclusion.subjects import PageSubject
from tests.structures import Piece, el, structure

SERVICE = Service(name="Permit", start=["https://example.be/"])


def subject(*inside: Piece | str) -> PageSubject:
    facts = Facts(structure=structure(el("html", el("body", *inside))))
    return PageSubject(Page(number=1, address="https://example.be/"), SERVICE, facts)


@pytest.mark.parametrize("name", own("checking/captchas.yaml")["kinds"])
def test_every_selector_can_be_read_and_every_task_is_known(name: str) -> None:
    kind = own("checking/captchas.yaml")["kinds"][name]
    for selector in kind["selectors"]:
        assert xpath(selector)
    assert kind["asks"] in ("picture", "puzzle", "sum", "nothing")


def test_the_box_and_the_silent_one_are_told_apart() -> None:
    box = captchas(subject(el("div", at={"class": "g-recaptcha"})))
    silent = captchas(subject(el("script", at={"src": "https://www.google.com/recaptcha/api.js?render=k"}, box=None)))
    assert [(one.name, one.asks) for one in box + silent] == [("reCAPTCHA", "puzzle"), ("reCAPTCHA v3", "nothing")]
    assert {one.company for one in box + silent} == {"Google"}


def test_a_picture_counts_beside_a_field_only() -> None:
    picture = el("img", at={"src": "/captcha.bmp"})
    assert [one.asks for one in captchas(subject(el("form", picture, el("input"))))] == ["picture"]
    parking = el("img", at={"src": "/parkeerkaart/captcha.png"})
    assert [one.asks for one in captchas(subject(el("form", parking, el("input"))))] == ["picture"]
    back = el("img", at={"src": "/cvc.svg", "alt": "Security code on the back of your card"})
    assert captchas(subject(el("form", back, el("input")))) == []
    assert captchas(subject(el("article", picture), el("form", el("input")))) == []
    assert captchas(subject(el("form", el("img", at={"src": "/crest.svg"}), el("input")))) == []


def test_another_way_is_told_by_words() -> None:
    assert other_way(subject(el("button", "Code beluisteren", name="Code beluisteren")), "audio")
    assert other_way(subject(el("p", "Können Sie den Code nicht lesen? Rufen Sie uns an.")), "way")
    assert not other_way(subject(el("p", "Neem de code over.")), "audio", "way")
