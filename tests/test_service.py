"""Reading the service file: what comes out, and every mistake with its line, path and what was meant."""

from __future__ import annotations

import os
import string
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import inspect

from einclusion.data import own
from einclusion.errors import UsageError
from einclusion.model import LANGUAGES
from einclusion.scope import ChannelName, Service, Slot
from einclusion.service import ServiceFileError, adhoc, fill_in, is_service_file, read, secrets
from einclusion.servicefile.places import Mistake

BASE = "name: Parking permit\nstart: [https://www.example.be/]\n"
"""Two lines that are right; what a case adds starts on line 3."""
STEP = BASE + "journeys:\n  - name: ask\n    steps:\n      - "
"""What a case adds is a step on line 6."""
RULES = ["image-alt", "phone-line-named"]


def service(folder: Path, text: str, environment: Mapping[str, str] | None = None) -> Service:
    path = folder / "service.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path, environment or {}, RULES)


def error(folder: Path, text: str, environment: Mapping[str, str] | None = None) -> ServiceFileError:
    with pytest.raises(ServiceFileError) as caught:
        service(folder, text, environment)
    return caught.value


FULL = """\
name: {nl: Parkeerkaart, fr: Carte de stationnement}
owner: Stad Voorbeeld
start:
  - "https://{env:HOST}/permit/?a=B%20c"
  - pages/start here.html
languages: [nl, fr, de-BE, zh-Hant, vgt]
profile: be-bruxelles
channels:
  counter: Grote Markt 1, from 9 to 12
  phone: "1700"
  chat: false
  help: true
crawl: {scope: path, include: ["/permit/*"], depth: 2, pages: 20, robots: false, sitemap: false, rate: 1.5}
sample:
  slots: {contact: /contact, help: "https://help.example.be/{env:HOST}"}
  per-template: 2
  documents: 0
  random: 0
  seed: 7
consent: accept
submit: held
journeys:
  - name: ask
    say: {en: I ask for a permit, nl: Ik vraag een kaart}
    submit: allowed
    steps:
      - {goto: "/{env:HOST}/form", say: I open the form}
      - {click: {role: link, name: Ask}}
      - {fill: {label: E-mail}, with: "{env:MAIL}"}
      - {fill: {label: Remarks}, with: ""}
      - {choose: {label: Zone}, option: Blue}
      - {check: {css: "#agree", frame: iframe}}
      - {press: Control+A, on: {text: Remarks}}
      - {press: Enter}
      - {upload: {label: Proof}, file: files/proof.pdf}
      - {expect: {address: /thanks, text: Thank you}, submit: held}
settings:
  rules: {image-alt: off, phone-line-named: on}
  thresholds: {sentence-words: 15}
  budgets: {page-bytes: 500000}
  viewports: [360x800, 1280x800]
access:
  http_credentials: {username: test, password: "{env:PASSWORD}"}
  headers: {Authorization: "Bearer {env:TOKEN}", X-Preview: "1"}
  ignore_tls_errors: true
  proxy: "http://{env:PROXY}"
  storage_state: login.json
  expect: {role: link, name: Log out}
"""
ENVIRONMENT = {
    "HOST": "www.example.be",
    "MAIL": "a@b.c",
    "PASSWORD": "hush-hush",
    "TOKEN": "t0ken",
    "PROXY": "me:p%40ss@proxy:3128",
}


@pytest.fixture
def full(tmp_path: Path) -> Path:
    for name in ("pages/start here.html", "files/proof.pdf", "login.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_everything_that_can_be_written(full: Path) -> None:
    read_service = service(full, FULL, ENVIRONMENT)
    assert read_service.start[0] == "https://www.example.be/permit/?a=B%20c"
    assert read_service.start[1] == (full / "pages").as_uri() + "/start%20here.html"
    assert read_service.channels[ChannelName.PHONE] == "1700"
    assert read_service.channels[ChannelName.CHAT] is False
    assert read_service.crawl is not None
    assert (read_service.crawl.scope, read_service.crawl.rate) == ("path", 1.5)
    assert read_service.sample is not None
    assert read_service.sample.per_template == 2
    assert read_service.sample.slots == {
        Slot.CONTACT: "https://www.example.be/contact",
        Slot.HELP: "https://help.example.be/www.example.be",
    }
    assert read_service.settings.rules == {"image-alt": "off", "phone-line-named": "on"}
    assert read_service.settings.budgets == {"page-bytes": 500000}


def test_addresses_are_filled_in_and_secrets_are_not(full: Path) -> None:
    read_service = service(full, FULL, ENVIRONMENT)
    steps = read_service.journeys[0].steps
    assert steps[0].goto == "/www.example.be/form"
    assert steps[2].with_ == "{env:MAIL}"
    assert steps[8].file == str(full / "files/proof.pdf")
    access = read_service.access
    assert access.http_credentials is not None
    assert access.http_credentials.password == "{env:PASSWORD}"
    assert access.headers["Authorization"] == "Bearer {env:TOKEN}"
    assert access.proxy == "http://me:p%40ss@proxy:3128"
    assert access.storage_state == str(full / "login.json")


def test_secrets_are_what_variables_hold_where_they_stay_as_written(full: Path) -> None:
    found = secrets(service(full, FULL, ENVIRONMENT), ENVIRONMENT)
    assert found == ["Bearer t0ken", "hush-hush", "p%40ss", "a@b.c", "t0ken", "p@ss"]


def test_short_values_are_not_masked(tmp_path: Path) -> None:
    text = STEP + '{fill: {label: PIN}, with: "{env:PIN}"}\n'
    assert secrets(service(tmp_path, text, {"PIN": "123"}), {"PIN": "123"}) == []
    assert secrets(service(tmp_path, text, {"PIN": "1234"}), {"PIN": "1234"}) == ["1234"]


def test_fill_in() -> None:
    assert fill_in("{env:A}-{env:B}-{c}", {"A": "1", "B": "{env:A}"}) == "1-{env:A}-{c}"
    with pytest.raises(UsageError, match="environment variable `A`") as caught:
        fill_in("{env:A}", {})
    assert "omgevingsvariabele `A`" in caught.value.sentence("nl")


def test_smallest_file(tmp_path: Path) -> None:
    read_service = service(tmp_path, BASE)
    assert read_service == Service(name="Parking permit", start=["https://www.example.be/"])


def test_yaml_of_other_editors(tmp_path: Path) -> None:
    path = tmp_path / "service.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
    assert read(path, {}).name == "Parking permit"


def test_anchors_and_aliases(tmp_path: Path) -> None:
    text = STEP + "&first {goto: /}\n  - name: again\n    steps: [*first, {press: Tab}]\n"
    assert service(tmp_path, text).journeys[1].steps[0].goto == "/"


def test_words_of_yaml_1_1_stay_text(tmp_path: Path) -> None:
    read_service = service(tmp_path, BASE + "languages: [no, nl]\nsettings: {rules: {image-alt: off}}\n")
    assert read_service.languages == ["no", "nl"]
    assert read_service.settings.rules == {"image-alt": "off"}


MISTAKES = [
    # unknown fields at every level
    (BASE + "nmae: x\n", 3, "$.nmae", "not a known word", "`name`"),
    (BASE + "channels:\n  fone: yes please\n", 4, "$.channels.fone", "not a known word", "`phone`"),
    (BASE + "crawl:\n  scop: path\n", 4, "$.crawl.scop", "not a known word", "`scope`"),
    (BASE + "sample:\n  per_template: 2\n", 4, "$.sample.per_template", "not a known word", "`per-template`"),
    (BASE + "sample:\n  slots: {hepl: /x}\n", 4, "$.sample.slots.hepl", "not a known word", "`help`"),
    (STEP + "clik: {role: button}\n", 6, "$.journeys[0].steps[0].clik", "not a known word", "Did you mean `click`?"),
    (STEP + "click: {rol: button}\n", 6, "$.journeys[0].steps[0].click.rol", "not a known word", "`role`"),
    (STEP + "expect: {adress: /x}\n", 6, "$.journeys[0].steps[0].expect.adress", "not a known word", "`address`"),
    (BASE + "settings:\n  viewport: [360x800]\n", 4, "$.settings.viewport", "not a known word", "`viewports`"),
    (BASE + "access:\n  header: {a: b}\n", 4, "$.access.header", "not a known word", "`headers`"),
    (
        BASE + 'access: {http_credentials: {user: a, username: b, password: "{env:SET}"}}\n',
        3,
        "$.access.http_credentials.user",
        "not a known word",
        "`username`",
    ),
    (BASE + "zzz: 1\n", 3, "$.zzz", "not a known word", "Possible: name, start, owner"),
    (BASE + '"a b": 1\n', 3, '$["a b"]', "not a known word", "Possible"),
    (BASE + "<<: {owner: x}\n", 3, '$["<<"]', "not a known word", "Possible"),
    # missing, empty, twice
    ("start: [https://a.be]\n", 1, "$.name", "missing", ""),
    ("name: x\n", 1, "$.start", "missing", ""),
    (BASE + "journeys:\n  - say: x\n    steps: [{goto: /}]\n", 4, "$.journeys[0].name", "missing", ""),
    (BASE + "journeys:\n  - name: x\n", 4, "$.journeys[0].steps", "missing", ""),
    (
        BASE + "access:\n  http_credentials: {username: x}\n",
        4,
        "$.access.http_credentials.password",
        "missing",
        "",
    ),
    (BASE + "crawl:\n", 3, "$.crawl", "nothing here", ""),
    (BASE + "channels: {phone: }\n", 3, "$.channels.phone", "nothing here", ""),
    (BASE + "channels: {phone: ' '}\n", 3, "$.channels.phone", "nothing here", ""),
    ("name: ''\nstart: [https://a.be]\n", 1, "$.name", "nothing here", ""),
    ("name: {}\nstart: [https://a.be]\n", 1, "$.name", "nothing here", ""),
    ("name: {nl: ' '}\nstart: [https://a.be]\n", 1, "$.name.nl", "nothing here", ""),
    ("name: x\nstart: []\n", 2, "$.start", "at least one line", ""),
    (BASE + "journeys:\n  - name: x\n    steps: []\n", 5, "$.journeys[0].steps", "at least one line", ""),
    (BASE + "owner: a\nowner: b\n", 4, "$.owner", "already on line 3", ""),
    (STEP + "goto: /a\n        goto: /b\n", 7, "$.journeys[0].steps[0].goto", "already on line 6", ""),
    # types
    (BASE + "owner: 12\n", 3, "$.owner", "Put the value in quotes", ""),
    (BASE + "owner: true\n", 3, "$.owner", "Put the value in quotes", ""),
    (BASE + "owner: [a]\n", 3, "$.owner", "Expected: text. Found: a list", ""),
    ("name: [a]\nstart: [https://a.be]\n", 1, "$.name", "Expected: text. Found: a list", ""),
    ("name: x\nstart: https://a.be\n", 2, "$.start", "Expected: a list", "Found: text"),
    (BASE + "channels: [phone]\n", 3, "$.channels", "Expected: a block of fields", "Found: a list"),
    (BASE + "channels: {phone: 1700}\n", 3, "$.channels.phone", "Put the value in quotes", ""),
    (BASE + "channels: {phone: {numbr: '1700'}}\n", 3, "$.channels.phone.numbr", "not a known word", "`number`"),
    (BASE + "channels: {phone: {whole: yes}}\n", 3, "$.channels.phone.whole", "Expected: `true` or `false`", "`true`"),
    (BASE + "channels: {phone: no}\n", 3, "$.channels.phone", "`no` is not possible here", "`false`"),
    (BASE + "crawl: 3\n", 3, "$.crawl", "Expected: a block of fields", "Found: a number"),
    (BASE + "crawl: {depth: many}\n", 3, "$.crawl.depth", "Expected: a whole number. Found: text", ""),
    (BASE + "crawl: {depth: 2.5}\n", 3, "$.crawl.depth", "Expected: a whole number. Found: a number", ""),
    (BASE + "crawl: {depth: true}\n", 3, "$.crawl.depth", "Expected: a whole number. Found: `true` or", ""),
    (BASE + "crawl: {depth: -1}\n", 3, "$.crawl.depth", "must be 0 or more", ""),
    (BASE + "crawl: {pages: 0}\n", 3, "$.crawl.pages", "must be 1 or more", ""),
    (BASE + "crawl: {rate: 0}\n", 3, "$.crawl.rate", "must be more than 0", ""),
    (BASE + "crawl: {robots: ja}\n", 3, "$.crawl.robots", "Expected: `true` or `false`", "mean `true`"),
    (BASE + "sample: {random: 101}\n", 3, "$.sample.random", "must be 100 or less", ""),
    (BASE + "journeys: {name: x}\n", 3, "$.journeys", "Expected: a list", ""),
    (STEP + "click: Send\n", 6, "$.journeys[0].steps[0].click", "Expected: a block of fields", ""),
    (STEP + "Send it\n", 6, "$.journeys[0].steps[0]", "Expected: a block of fields", ""),
    (STEP + "{fill: {label: x}, with: 1000}\n", 6, "$.journeys[0].steps[0].with", 'quotes, for instance "1000"', ""),
    # words to choose from
    (BASE + "profile: be-vlanderen\n", 3, "$.profile", "not a law", "`be-vlaanderen`"),
    (BASE + "profile: mars\n", 3, "$.profile", "not a law", "Possible: be-bruxelles"),
    (BASE + "login: [itsmee]\n", 3, "$.login[0]", "not a means of logging in", "`itsme`"),
    (BASE + "login: [carrier pigeon]\n", 3, "$.login[0]", "not a means of logging in", "Possible: itsme"),
    (BASE + "consent: refuze\n", 3, "$.consent", "not possible", "`refuse`"),
    (BASE + "submit: alowed\n", 3, "$.submit", "not possible", "`allowed`"),
    (BASE + "submit: true\n", 3, "$.submit", "`true` is not possible", "Possible: allowed, held"),
    (BASE + "submit: [held]\n", 3, "$.submit", "Found: a list", "Possible: allowed, held"),
    (STEP + "{goto: /, submit: yes}\n", 6, "$.journeys[0].steps[0].submit", "not possible", "allowed, held"),
    (BASE + "crawl: {scope: orgin}\n", 3, "$.crawl.scope", "not possible", "`origin`"),
    (BASE + "settings: {rules: {image-alt: true}}\n", 3, "$.settings.rules.image-alt", "not possible", "`on`"),
    (BASE + "settings:\n  rules: {image-al: off}\n", 4, "$.settings.rules.image-al", "no rule", "`image-alt`"),
    (
        BASE + "settings: {thresholds: {sentence-word: 9}}\n",
        3,
        "$.settings.thresholds.sentence-word",
        "not a known measure",
        "`sentence-words`",
    ),
    (
        BASE + "settings: {thresholds: {page-bytes: 9}}\n",
        3,
        "$.settings.thresholds.page-bytes",
        "belongs under `budgets`",
        "",
    ),
    (
        BASE + "settings: {budgets: {language-words: 9}}\n",
        3,
        "$.settings.budgets.language-words",
        "belongs under `thresholds`",
        "",
    ),
    (
        BASE + "settings: {budgets: {zzz: 9}}\n",
        3,
        "$.settings.budgets.zzz",
        "not a known measure",
        "Possible: sentence-words, ",
    ),
    (BASE + "settings: {viewports: [360X800]}\n", 3, "$.settings.viewports[0]", "window size", "mean `360x800`"),
    (BASE + "settings: {viewports: [wide]}\n", 3, "$.settings.viewports[0]", "window size", ""),
    (BASE + "settings: {viewports: [360x800, 199x800]}\n", 3, "$.settings.viewports[1]", "between 200 and 4000", ""),
    (BASE + "settings: {viewports: [360x4001]}\n", 3, "$.settings.viewports[0]", "between 200 and 4000", ""),
    # languages
    (BASE + "languages:\n  - nl\n  - dutch\n", 5, "$.languages[1]", "not a language code", "mean `nl`"),
    (BASE + "languages: [nl_BE]\n", 3, "$.languages[0]", "not a language code", "`nl-BE`"),
    (BASE + "languages: [FR]\n", 3, "$.languages[0]", "not a language code", "mean `fr`"),
    (BASE + "languages: [gr]\n", 3, "$.languages[0]", "not a language code", "mean `el`"),
    (BASE + "languages: [xx]\n", 3, "$.languages[0]", "not a language code", "Examples"),
    (BASE + "languages: [nll]\n", 3, "$.languages[0]", "not a language code", "mean `nl`"),
    ("name: {ned: x}\nstart: [https://a.be]\n", 1, "$.name.ned", "not a language code", ""),
    (STEP + "{goto: /, say: {Deutsch: x}}\n", 6, "$.journeys[0].steps[0].say.Deutsch", "language code", "`de`"),
    # steps
    (STEP + "say: I wait\n", 6, "$.journeys[0].steps[0]", "does nothing", "goto, click, fill, choose"),
    (STEP + "{goto: /, click: {text: x}}\n", 6, "$.journeys[0].steps[0]", "more than one thing (goto, click)", ""),
    (STEP + "{fill: {label: x}}\n", 6, "$.journeys[0].steps[0].fill", "`fill` also needs `with`", ""),
    (STEP + "{choose: {label: x}}\n", 6, "$.journeys[0].steps[0].choose", "`choose` also needs `option`", ""),
    (STEP + "{upload: {label: x}}\n", 6, "$.journeys[0].steps[0].upload", "`upload` also needs `file`", ""),
    (STEP + "{click: {text: x}, with: y}\n", 6, "$.journeys[0].steps[0].with", "`with` goes with `fill`", ""),
    (STEP + "{goto: /, option: y}\n", 6, "$.journeys[0].steps[0].option", "`option` goes with `choose`", ""),
    (STEP + "{goto: /, on: {text: y}}\n", 6, "$.journeys[0].steps[0].on", "`on` goes with `press`", ""),
    (STEP + "{with: y}\n", 6, "$.journeys[0].steps[0].with", "`with` goes with `fill`", ""),
    (
        STEP + "click: {text: x}\n        file: service.yaml\n",
        7,
        "$.journeys[0].steps[0].file",
        "`file` goes with `upload`",
        "",
    ),
    (
        STEP + "{upload: {label: x}, file: servise.yaml}\n",
        6,
        "$.journeys[0].steps[0].file",
        "`servise.yaml` does not exist",
        "`service.yaml`",
    ),
    (STEP + "{upload: {label: x}, file: .}\n", 6, "$.journeys[0].steps[0].file", "is a folder", ""),
    (STEP + "press: enter\n", 6, "$.journeys[0].steps[0].press", "not a key", "mean `Enter`"),
    (STEP + "press: Ctrl+A\n", 6, "$.journeys[0].steps[0].press", "`Ctrl` is not a key", "mean `Control`"),
    (STEP + "press: ''\n", 6, "$.journeys[0].steps[0].press", "not a key", ""),
    # elements
    (STEP + "click: {}\n", 6, "$.journeys[0].steps[0].click", "which element", "role, label, text, css"),
    (STEP + "click: {frame: iframe}\n", 6, "$.journeys[0].steps[0].click", "which element", ""),
    (STEP + "click: {name: Send}\n", 6, "$.journeys[0].steps[0].click.name", "`name` goes with `role`", ""),
    (STEP + "click: {label: a, css: b}\n", 6, "$.journeys[0].steps[0].click", "more than one way (label, css)", ""),
    (STEP + "click: {text: a, name: b}\n", 6, "$.journeys[0].steps[0].click.name", "`name` goes with `role`", ""),
    (STEP + "click: {text: ''}\n", 6, "$.journeys[0].steps[0].click.text", "nothing here", ""),
    (STEP + "click: {role: buton}\n", 6, "$.journeys[0].steps[0].click.role", "not a role", "mean `button`"),
    (STEP + "click: {role: select}\n", 6, "$.journeys[0].steps[0].click.role", "not a role", "mean `combobox`"),
    (STEP + "expect: {}\n", 6, "$.journeys[0].steps[0].expect", "which element", "css, address"),
    (STEP + "expect: {address: /x, frame: y}\n", 6, "$.journeys[0].steps[0].expect", "which element", ""),
    (STEP + "{press: Tab, on: {}}\n", 6, "$.journeys[0].steps[0].on", "which element", ""),
    (BASE + "access: {expect: {role: lnik}}\n", 3, "$.access.expect.role", "not a role", "mean `link`"),
    # journeys
    (
        BASE + "journeys:\n  - name: Élève Nr. 1\n    steps: [{goto: /}]\n",
        4,
        "$.journeys[0].name",
        "short name",
        "`eleve-nr-1`",
    ),
    (
        BASE + "journeys:\n  - {name: a, steps: [{goto: /}]}\n  - {name: a, steps: [{goto: /}]}\n",
        5,
        "$.journeys[1].name",
        "already used on line 4",
        "",
    ),
    # addresses
    ("name: x\nstart: [www.example.be/a]\n", 2, "$.start[0]", "neither an address nor", "`https://www.example.be/a`"),
    ("name: x\nstart: [localhost:8000]\n", 2, "$.start[0]", "neither an address nor", "`http://localhost:8000`"),
    ("name: x\nstart: [htps://a.be]\n", 2, "$.start[0]", "can't be tested", "mean `https://a.be`"),
    ("name: x\nstart: ['https//a.be']\n", 2, "$.start[0]", "neither an address", "mean `https://a.be`"),
    ("name: x\nstart: ['https:\\\\a.be']\n", 2, "$.start[0]", "neither an address", "mean `https://a.be`"),
    ("name: x\nstart: [' https://a.be']\n", 2, "$.start[0]", "neither an address", "mean `https://a.be`"),
    ("name: x\nstart: [ftp://a.be]\n", 2, "$.start[0]", "can't be tested", ""),
    ("name: x\nstart: ['javascript:alert(1)']\n", 2, "$.start[0]", "neither an address", ""),
    ("name: x\nstart: ['https://']\n", 2, "$.start[0]", "server's name", ""),
    ("name: x\nstart: ['https://a b.be']\n", 2, "$.start[0]", "server's name", ""),
    ("name: x\nstart: ['https://a..be']\n", 2, "$.start[0]", "server's name", ""),
    ("name: x\nstart: ['https://a.be:99999']\n", 2, "$.start[0]", "port number", ""),
    ("name: x\nstart: ['https://[::1']\n", 2, "$.start[0]", "server's name", ""),
    ("name: x\nstart: ['https://300.1.1.1']\n", 2, "$.start[0]", "server's name", ""),
    ("name: x\nstart: ['https://me:secret@a.be']\n", 2, "$.start[0]", "user name or password", ""),
    ("name: x\nstart: [servce.yaml]\n", 2, "$.start[0]", "nor an existing file", "mean `service.yaml`"),
    ("name: x\nstart: [file:///nowhere/a.html]\n", 2, "$.start[0]", "does not exist", ""),
    ("name: x\nstart: [.]\n", 2, "$.start[0]", "is a folder", ""),
    ("name: x\nstart: ['']\n", 2, "$.start[0]", "neither an address", ""),
    (STEP + "goto: mailto:a@b.be\n", 6, "$.journeys[0].steps[0].goto", "neither an address", ""),
    (STEP + "goto: www.a.be\n", 6, "$.journeys[0].steps[0].goto", "neither an address", "mean `https://www.a.be`"),
    (STEP + "goto: ''\n", 6, "$.journeys[0].steps[0].goto", "nothing here", ""),
    (BASE + "sample: {slots: {contact: 'ftp://a.be'}}\n", 3, "$.sample.slots.contact", "can't be tested", ""),
    # environment and secrets
    ("name: x\nstart: ['https://{env:NOPE}/']\n", 2, "$.start[0]", "`NOPE` is not set or is empty", ""),
    ("name: x\nstart: ['https://{env:EMPTY}/']\n", 2, "$.start[0]", "`EMPTY` is not set or is empty", ""),
    (STEP + "goto: '{env:NOPE}'\n", 6, "$.journeys[0].steps[0].goto", "`NOPE` is not set", ""),
    (STEP + "{fill: {label: x}, with: '{env:NOPE}'}\n", 6, "$.journeys[0].steps[0].with", "`NOPE` is not set", ""),
    (STEP + "{fill: {label: x}, with: {env:SET}}\n", 6, "$.journeys[0].steps[0].with", 'quotes: "{env:NAME}"', ""),
    (STEP + "{fill: {label: x}, with: '{ENV:SET}'}\n", 6, "$.journeys[0].steps[0].with", "`{ENV:SET}` is not", ""),
    (STEP + "{fill: {label: x}, with: '{env: SET}'}\n", 6, "$.journeys[0].steps[0].with", "`{env: SET}` is not", ""),
    (STEP + "{fill: {label: x}, with: '{env:A-B}'}\n", 6, "$.journeys[0].steps[0].with", "`{env:A-B}` is not", ""),
    (BASE + "owner: '{env:SET}'\n", 3, "$.owner", "does not work here", "`with`"),
    (STEP + "click: {text: '{env:SET}'}\n", 6, "$.journeys[0].steps[0].click.text", "does not work here", ""),
    (BASE + "access: {headers: {X-A: '{env:NOPE}'}}\n", 3, "$.access.headers.X-A", "`NOPE` is not set", ""),
    (
        BASE + "access:\n  http_credentials:\n    username: me\n    password: hush\n",
        6,
        "$.access.http_credentials.password",
        "must not stand in the file",
        "",
    ),
    (BASE + "access: {headers: {Cookie: id=1}}\n", 3, "$.access.headers.Cookie", "must not stand in the file", ""),
    (BASE + 'access: {headers: {"a b": x}}\n', 3, '$.access.headers["a b"]', "must not hold", ""),
    (BASE + 'access: {headers: {a: "x\\r\\ny: z"}}\n', 3, "$.access.headers.a", "must not hold", ""),
    (BASE + "access: {proxy: 'proxy:3128'}\n", 3, "$.access.proxy", "proxy server", "mean `http://proxy:3128`"),
    (BASE + "access: {proxy: 'http://me:hush@proxy:3128'}\n", 3, "$.access.proxy", "must not stand in the file", ""),
    (BASE + "access: {storage_state: login.json}\n", 3, "$.access.storage_state", "does not exist", ""),
    # YAML
    (BASE + "\towner: x\n", 3, "", "There is a tab here", ""),
    (BASE + "crawl:\n  depth: 2\n\tpages: 1\n", 5, "", "There is a tab here", ""),
    (BASE + " owner: x\n", 3, "", "indentation is wrong", ""),
    (BASE + "journeys:\n  - name: x\n   say: y\n", 5, "", "indentation is wrong", ""),
    (BASE + "owner: Stad: Gent\n", 3, "", "colon with a space", ""),
    (BASE + "owner\nsubmit: held\n", 3, "", "lacks a colon", ""),
    (BASE + "owner: 'x\n", 3, "", "quotation mark is missing", ""),
    (BASE + "owner: 'x' y\n", 3, "", "text follows the closing one", ""),
    (BASE + 'owner: "\\d"\n', 3, "", "Use single quotes", ""),
    (BASE + "owner: @x\n", 3, "", "must be in quotes", ""),
    (BASE + "crawl: {include: [*.html]}\n", 3, "", "must be in quotes", ""),
    (BASE + "owner: *x\n", 3, "", "must be in quotes", ""),
    (BASE + "languages: [nl, fr\nowner: x\n", 4, "", "bracket `]` or `}`", ""),
    ("name: x\nstart:\n  - {env:HOST}/x\n", 3, "", 'quotes: "{env:NAME}"', ""),
    (BASE + "---\nname: y\n", 3, "", "several documents", ""),
    (BASE + "owner: !secret x\n", 3, "$.owner", "type `!secret` is not used", ""),
    (BASE + "owner: !!python/name:os.system x\n", 3, "$.owner", "is not used", ""),
    (BASE + "? [a]\n: b\n", 3, "$", "must be a word", ""),
    (BASE + "owner: a\x07b\n", 3, "", "invisible character (U+0007)", ""),
    (BASE + "owner: " + "[" * 100_000 + "\n", 3, "", "More than 20 levels", ""),
    (BASE + "journeys: &j [*j]\n", 0, "", "refers to itself", ""),
    ("a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
     "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n", 0, "", "more than 50000 values", ""),
    ("", 0, "", "The file is empty", "einclusion init"),
    ("# only a remark\n", 0, "", "The file is empty", ""),
    ("~\n", 0, "", "The file is empty", ""),
    ("just words\n", 1, "$", "consists of fields", ""),
    ("- name: x\n", 1, "$", "consists of fields", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "path", "says", "means"), MISTAKES)
def test_mistake(tmp_path: Path, text: str, line: int, path: str, says: str, means: str) -> None:
    found = error(tmp_path, text, {"SET": "value", "EMPTY": ""})
    assert [(mistake.line, mistake.path) for mistake in found.mistakes] == [(line, path)], str(found)
    head, told = str(found).split("\n")
    assert head == f"{tmp_path / 'service.yaml'} has one mistake. Nothing was tested yet."
    place = f"{tmp_path / 'service.yaml'}:{line}" if line else str(tmp_path / "service.yaml")
    assert told.startswith(place + ":")
    assert path in told
    assert says in told
    assert means in told


def test_all_mistakes_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "start: [nowhere]\nnmae: x\ncrawl: {depth: x, scop: y}\njourneys:\n  - name: A\n    steps: [{}, {clik: 1}]\n"
    found = error(tmp_path, text)
    assert [(mistake.line, mistake.path) for mistake in found.mistakes] == [
        (1, "$.start[0]"),
        (2, "$.nmae"),
        (3, "$.crawl.depth"),
        (3, "$.crawl.scop"),
        (5, "$.journeys[0].name"),
        (6, "$.journeys[0].steps[0]"),
        (6, "$.journeys[0].steps[1].clik"),
    ]
    assert "has 7 mistakes" in str(found)


def test_yaml_mistakes_have_a_column(tmp_path: Path) -> None:
    assert ":3:12: The text holds a colon" in str(error(tmp_path, BASE + "owner: Stad: Gent\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_can_be_told_in_every_language(tmp_path: Path, language: str) -> None:
    for text, *_ in MISTAKES:
        for mistake in error(tmp_path, text, {"SET": "value"}).mistakes:
            assert mistake.told("x", language)


def test_values_of_variables_are_not_told(tmp_path: Path) -> None:
    text = "name: x\nstart: ['{env:BASE}/x']\naccess: {proxy: '{env:BASE}'}\n"
    assert "hush" not in str(error(tmp_path, text, {"BASE": "hush.example.be"}))


def test_passwords_in_the_file_are_not_told(tmp_path: Path) -> None:
    text = "name: x\nstart: ['https://me:hush@a.be']\naccess: {http_credentials: {username: a, password: hush}}\n"
    assert "hush" not in str(error(tmp_path, text))


def test_terminal_codes_are_not_told(tmp_path: Path) -> None:
    assert "\x1b" not in str(error(tmp_path, BASE + '"\\e[31mred": 1\nprofile: "\\e]0;x\\a"\n'))


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"name: caf\xe9\n", ":1: The file is not saved as UTF-8"), ("name: x\n".encode("utf-16"), "UTF-8")],
)
def test_not_utf_8(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "service.yaml"
    path.write_bytes(content)
    with pytest.raises(ServiceFileError, match=says):
        read(path, {})


def test_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "service.yaml").write_text(BASE)
    with pytest.raises(ServiceFileError, match=r"`servic\.yaml` does not exist. Did you mean `service.yaml`"):
        read(tmp_path / "servic.yaml", {})
    with pytest.raises(ServiceFileError, match="is a folder"):
        read(tmp_path, {})


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unreadable to this user")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "service.yaml"
    path.write_text(BASE)
    path.chmod(0)
    with pytest.raises(ServiceFileError, match="can't be read"):
        read(path, {})


def test_rules_are_not_checked_where_they_are_not_known(tmp_path: Path) -> None:
    path = tmp_path / "service.yaml"
    path.write_text(BASE + "settings: {rules: {anything: off}}\n")
    assert read(path, {}).settings.rules == {"anything": "off"}


def test_a_service_file_error_is_wrong_use(tmp_path: Path) -> None:
    assert isinstance(error(tmp_path, ""), UsageError)


def _types(kind: inspect.Type) -> Iterator[inspect.Type]:
    yield kind
    below: list[inspect.Type] = []
    if isinstance(kind, inspect.StructType):
        below = [field.type for field in kind.fields]
    elif isinstance(kind, inspect.UnionType):
        below = list(kind.types)
    elif isinstance(kind, inspect.DictType):
        below = [kind.key_type, kind.value_type]
    elif isinstance(kind, inspect.ListType):
        below = [kind.item_type]
    for each in below:
        yield from _types(each)


def test_shape_knows_every_type_and_meaning_every_pattern_of_the_service_file() -> None:
    kinds = list(_types(inspect.type_info(Service)))
    known = {"Struct", "Union", "Dict", "List", "Enum", "Literal", "Bool", "Int", "Float", "Str", "None"}
    assert {type(kind).__name__.removesuffix("Type") for kind in kinds} <= known
    patterns = {kind.pattern for kind in kinds if isinstance(kind, inspect.StrType) and kind.pattern}
    assert patterns == {r"^[a-z0-9][a-z0-9-]{0,39}$", r"^\d{2,4}x\d{2,4}$"}
    numbers = [kind for kind in kinds if isinstance(kind, (inspect.IntType, inspect.FloatType))]
    assert not any(number.lt or number.multiple_of for number in numbers)


def _sentences(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for below in words.values():
            yield from _sentences(below)
    else:
        yield str(words)


def _placeholders(words: object) -> frozenset[str]:
    parts = (part for sentence in _sentences(words) for part in string.Formatter().parse(sentence))
    return frozenset(name for _, name, _, _ in parts if name)


@pytest.mark.parametrize("area", ["service", "init"])
def test_words_are_whole_in_four_languages(area: str) -> None:
    for key, words in own(f"words/{area}.yaml").items():
        assert list(words) == list(LANGUAGES), key
        assert len({_placeholders(said) for said in words.values()}) == 1, key


def test_sentences_name_only_what_mistakes_fill_in() -> None:
    filled = {"env", "file", "expected", "found", "name", "count", "bound", "first", "reason"}
    filled |= {"problem", "tag", "code", "verbs", "verb", "ways", "home", "least", "most"}
    assert _placeholders(own("words/service.yaml")) == filled


def test_told_without_path_and_line() -> None:
    assert Mistake(key="empty-file").told("a.yaml", "de").startswith("a.yaml: Die Datei ist leer.")


@pytest.mark.parametrize(
    ("target", "is_one"),
    [
        ("service.yaml", True),
        ("./a/Service.YML", True),
        ("page.html", False),
        ("https://a.be/openapi.yaml", False),
        ("https://a.be", False),
    ],
)
def test_is_service_file(target: str, is_one: bool) -> None:
    assert is_service_file(target) is is_one


def test_plain_addresses_make_a_service_and_stay_as_given() -> None:
    given = ["https://Www.Example.be/Pad/?q=%7e&x=a b#top", "http://localhost:8000", "http://[::1]:80/", "http://é.be"]
    made = adhoc(given)
    assert made == Service(name="www.example.be", start=given)
    assert made.crawl is None


def test_local_files_make_a_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mijn pagina#1.html").write_text("x")
    address = tmp_path.as_uri() + "/mijn%20pagina%231.html"
    for given in ("mijn pagina#1.html", "./mijn pagina#1.html", str(tmp_path / "mijn pagina#1.html"), address):
        assert adhoc([given]) == Service(name="mijn pagina#1.html", start=[address])


@pytest.mark.parametrize(
    ("addresses", "says"),
    [
        ([], "There is no address to test."),
        ([""], "neither an address nor an existing file"),
        (["example.be"], "Did you mean `https://example.be`?"),
        (["www.example.be/pagina.html"], "Did you mean `https://www.example.be/pagina.html`?"),
        (["nowhere.html"], "`nowhere.html` is neither an address nor an existing file."),
        (["hhtps://example.be"], "Did you mean `https://example.be`?"),
        (["/"], "`/` is a folder. Name a file."),
        (["https://me:hush@a.be/"], "This address holds a user name or password."),
        (["data:text/html,x"], "neither an address"),
        (["x" * 5000], "neither an address"),
        (["a\0b"], "neither an address"),
    ],
)
def test_nonsense_addresses(addresses: list[str], says: str) -> None:
    with pytest.raises(UsageError) as caught:
        adhoc(addresses)
    assert says in str(caught.value)
    assert "\0" not in str(caught.value)


def test_all_nonsense_addresses_are_named() -> None:
    with pytest.raises(UsageError) as caught:
        adhoc(["https://a.be", "first", "second"])
    assert caught.value.sentence("fr").count("n'est ni une adresse ni un fichier existant") == 2
