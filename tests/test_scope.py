"""What people write in a service file, by its types alone; `test_service.py` has the words for what is wrong."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from einclusion import scope
from einclusion.scope import ChannelName, Crawl, Journey, Sample, Service, Settings, Slot, Step, Strict
from tests.samples import full, structs

WRITTEN = [kind for kind in structs() if issubclass(kind, Strict)]
LEAST: dict[str, Any] = {"name": "Permit", "start": ["https://example.be/"]}


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_an_unknown_word_is_refused(kind: type[msgspec.Struct]) -> None:
    written = msgspec.to_builtins(full(kind))
    with pytest.raises(msgspec.ValidationError, match="unknown field `wrd`"):
        msgspec.convert({**written, "wrd": 1}, kind)


def test_all_that_people_write_is_strict() -> None:
    assert {kind.__name__ for kind in WRITTEN} == {
        name for name, kind in vars(scope).items() if isinstance(kind, type) and issubclass(kind, Strict)
    } - {"Strict"}


def test_the_least_there_can_be() -> None:
    service = msgspec.convert(LEAST, Service)
    assert (service.profile, service.consent, service.submit) == ("eu", "refuse", "held")
    assert service.crawl is None
    assert service.journeys == []


def test_names_in_files_that_are_no_names_in_python() -> None:
    step = msgspec.convert({"fill": {"label": "Name"}, "with": "Ann"}, Step)
    assert step.with_ == "Ann"
    assert msgspec.to_builtins(step) == {"fill": {"label": "Name"}, "with": "Ann"}
    assert msgspec.to_builtins(Sample(per_template=2)) == {"per-template": 2}


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Crawl, {"pages": 0}),
        (Crawl, {"depth": -1}),
        (Crawl, {"rate": 0}),
        (Crawl, {"scope": "host"}),
        (Crawl, {"pages": "ten"}),
        (Sample, {"random": 101}),
        (Sample, {"per-template": 0}),
        (Sample, {"slots": {"start": "/"}}),
        (Settings, {"rules": {"image-alt": "maybe"}}),
        (Settings, {"thresholds": {"sentence-words": -1}}),
        (Settings, {"viewports": ["wide"]}),
        (Journey, {"name": "apply", "steps": []}),
        (Journey, {"name": "Apply online", "steps": [{"goto": "/"}]}),
        (Journey, {"name": "a" * 41, "steps": [{"goto": "/"}]}),
        (Service, {**LEAST, "start": []}),
        (Service, {**LEAST, "channels": {"fax": "09 210 10 10"}}),
        (Service, {**LEAST, "consent": "later"}),
        (Service, {"name": "Permit"}),
    ],
)
def test_what_cannot_be_is_refused(kind: type[msgspec.Struct], written: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(written, kind)


def test_words_in_one_language_or_several() -> None:
    assert msgspec.convert({**LEAST, "name": {"nl": "Kaart", "fr": "Carte"}}, Service).name == {
        "nl": "Kaart",
        "fr": "Carte",
    }


def test_a_channel_is_a_promise_or_none() -> None:
    service = msgspec.convert({**LEAST, "channels": {"phone": "09 210 10 10", "counter": False}}, Service)
    assert service.channels == {ChannelName.PHONE: "09 210 10 10", ChannelName.COUNTER: False}


def test_kinds_of_page_are_those_of_the_law() -> None:
    assert {str(slot) for slot in Slot} == {"home", "login", "contact", "help", "legal", "search", "statement"}
