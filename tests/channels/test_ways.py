"""Paper, people, writing, languages, redress: what a page offers besides calling and coming."""

from __future__ import annotations

import pytest

from tests.channels.pages import channels, found, values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vraag de kaart aan met het papieren formulier.", "nl"),
        ("Téléchargez le formulaire et envoyez-le par la poste.", "fr"),
        ("Das Antragsformular steht im Bürgerbüro und im Internet bereit.", "de"),
        ("If you can't apply online, you can apply on paper.", "en"),
        ("Complete the address form and mail it to the office.", "en"),
        ("Vraag een formulier aan het loket.", "nl"),
        ("Le formulaire est disponible en mairie.", "fr"),
        ("Auf Wunsch schicken wir Ihnen das Formular zu.", "de"),
        ("We can send you a form.", "en"),
    ],
)
def test_forms_on_paper(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "paper-form", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We aanvaarden geen papieren formulieren.", "nl"),
        ("Remplissez le formulaire ci-dessous.", "fr"),
        ("Papieranträge sind nicht mehr möglich.", "de"),
        ("You can show the certificate in the app or on paper.", "en"),
    ],
)
def test_words_that_offer_no_form_on_paper(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "paper-form", language) == []


def test_a_file_called_a_form_is_a_form_and_other_files_are_none() -> None:
    body = "<a href='/a/aanvraag.pdf'>Aanvraagformulier</a><a href='/b.pdf'>Jaarverslag</a>"
    assert [(form.value, form.traits) for form in found(body, "paper-form")] == [("Aanvraagformulier", ["file"])]


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Onze medewerker helpt u aan de balie.", "help", "nl"),
        ("Un agent vous aide à remplir votre dossier.", "help", "fr"),
        ("Wir bieten Ausfüllhilfe im Amt an.", "help", "de"),
        ("Volunteers complete tax returns for people with a modest income.", "help", "en"),
        ("We komen op huisbezoek.", "home-visit", "nl"),
        ("Visite à domicile possible.", "home-visit", "fr"),
        ("Wir machen Hausbesuche.", "home-visit", "de"),
        ("Ask for a home visit.", "home-visit", "en"),
        ("U kunt iemand een volmacht geven.", "mandate", "nl"),
        ("Donnez procuration à un proche.", "mandate", "fr"),
        ("Mit einer Vollmacht.", "mandate", "de"),
        ("You need a power of attorney.", "mandate", "en"),
        ("Vlaamse Gebarentaal", "sign-language", "nl"),
        ("Langue des signes", "sign-language", "fr"),
        ("Gebärdensprache", "sign-language", "de"),
        ("We offer British Sign Language.", "sign-language", "en"),
        ("Bel via Tolkcontact.", "relay", "nl"),
        ("Appelez par un service de relais vidéo.", "relay", "fr"),
        ("Anrufe über Tess-Relay-Dienste.", "relay", "de"),
        ("Use Relay UK.", "relay", "en"),
    ],
)
def test_people_who_help(text: str, kind: str, language: str) -> None:
    assert len(found(f"<p>{text}</p>", kind, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A representative is someone you choose to help you complete your application.", "en"),
        ("Familie kan je helpen om de aanvraag in te vullen.", "nl"),
    ],
)
def test_people_whom_the_reader_brings_are_no_help_that_is_offered(text: str, language: str) -> None:
    assert found(f"<p>{text}</p>", "help", language) == []


def test_addresses_to_write_to() -> None:
    body = """<p>Mail ons: Loket@wilgenhove.example.be of balie (at) wilgenhove (punt) be</p>
        <a href='mailto:post@wilgenhove.be?subject=x'>Mail</a><a href='mailto:?subject=Kijk'>Deel deze pagina</a>"""
    assert values(body, "email") == ["balie@wilgenhove.be", "post@wilgenhove.be"]


def test_a_sample_in_a_field_is_nobodys_address() -> None:
    body = "<label for=m>E-mail, bijvoorbeeld jan@gemeente.be</label><input id=m><p>naam@voorbeeld.be</p>"
    assert found(body, "email") == []


def test_a_form_to_write_in() -> None:
    body = "<form><input type=email><textarea></textarea></form>"
    assert len(found(body, "contact-form")) == 1
    assert found("<form><input type=search></form>", "contact-form") == []


@pytest.mark.parametrize(
    ("text", "traits", "language"),
    [
        ("Chat met een medewerker", ["person"], "nl"),
        ("Clavardez avec Charlie", [], "fr"),
        ("Fragen Sie den Chatbot", ["machine"], "de"),
        ("Live chat, 24/7", [], "en"),
    ],
)
def test_conversations(text: str, traits: list[str], language: str) -> None:
    assert [chat.traits for chat in found(f"<p>{text}</p>", "chat", language)] == [traits]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<header><a href='/fr'>Français</a><a href='/nl'>Nederlands</a></header>", ["fr"]),
        ("<header><a href='/x?lang=de'>DE</a></header>", ["de"]),
        ("<ul class='language-list'><li><a href='/q'><span lang='ypk'>Yup'ik</span></a></li></ul>", ["ypk"]),
        ("<a href='/en'>English version</a>", ["en"]),
        ("<a href='/l'>Leichte Sprache</a><a href='/g'>Gebärdensprache</a>", ["de-leicht", "gsg"]),
        ("<header><select name='lang'><option>Nederlands<option>English</select></header>", ["en"]),
        ("<main><select name='lang'><option>Nederlands<option>English</select></main>", []),
        ("<a href='/it'>IT</a>", ["it"]),
        ("<a href='/diensten'>IT</a>", []),
        ("<a href='/folder.pdf'>English</a>", []),
        ("<a href='/cursus'>Leer Engels in het buurthuis van Wilgenhove</a>", []),
    ],
)
def test_other_languages(body: str, expected: list[str]) -> None:
    assert values(body, "language") == expected


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ("<footer><a href='/t'>Toegankelijkheidsverklaring</a></footer>", [True]),
        ("<footer><a href='/t'>Toegankelijkheid</a></footer>", [True]),
        ("<a href='/t'>De toegankelijkheid van onze gebouwen</a>", [False]),
        ("<p>Toegankelijkheid</p>", []),
    ],
)
def test_links_to_the_statement(body: str, sure: list[bool]) -> None:
    assert [link.sure for link in found(body, "statement")] == sure


def test_a_page_can_be_the_statement() -> None:
    (itself,) = found("<h1>Déclaration d'accessibilité</h1>", "statement", "fr")
    assert itself.traits == ["itself"]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("<button>Meld een probleem</button>", "nl"),
        ("<h2>Avez-vous trouvé ce que vous cherchiez?</h2>", "fr"),
        ("<footer><a href='/b'>Beschwerde einreichen</a></footer>", "de"),
        ("<p>Send a complaint to complaints@wilgenhove.uk</p>", "en"),
        ("<h1>Questions and comments</h1>", "en"),
    ],
)
def test_ways_to_complain(body: str, language: str) -> None:
    assert any(way.sure for way in found(body, "complaint", language))


def test_an_entry_of_a_menu_that_names_a_subject_is_no_sure_way() -> None:
    assert [way.sure for way in found("<nav><a href='/k'>Klachten</a></nav>", "complaint")] == [False]
    assert [way.sure for way in found("<footer><a href='/k'>Klachten</a></footer>", "complaint")] == [True]
    assert found("<a href='/c'>Contact</a>", "complaint") == []


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>Bel 09 325 22 00</p>", "open"),
        ("<details><summary>Bellen</summary><p>Bel 09 325 22 00</p></details>", "closed"),
        (
            "<button aria-expanded=false aria-controls=x>Bellen</button><div id=x hidden><p>Bel 09 325 22 00</p></div>",
            "closed",
        ),
        (
            "<details style='visibility:hidden'><summary>Bellen</summary><p>Bel 09 325 22 00</p></details>",
            "closed",
        ),
        ("<div style='display:none'><p>Bel 09 325 22 00</p></div>", "latent"),
    ],
)
def test_what_must_be_opened_first_is_told_as_such(body: str, seen: str) -> None:
    assert [phone.seen for phone in found(body, "phone")] == [seen]


def test_a_number_that_is_shown_wins_over_the_same_in_what_is_closed() -> None:
    body = "<div hidden><p>Bel 09 325 22 00</p></div><footer><p>Bel 09 325 22 00</p></footer>"
    assert [(phone.seen, phone.area) for phone in found(body, "phone")] == [("open", "footer")]


@pytest.mark.parametrize(
    "body",
    [
        "<p style='visibility:visible' data-box='0 0 1 1'>Bel 09 325 22 00</p>",
        "<noscript>Bel 09 325 22 00</noscript>",
        "<template><p>Bel 09 325 22 00</p></template>",
    ],
)
def test_text_that_nobody_ever_sees_is_not_read(body: str) -> None:
    assert found(body, "phone") == []


def test_what_a_page_says_is_kept_harmless_and_short() -> None:
    body = f"<p>Bel 09 325 22 00 \x1b[31m\u202e<b>{'x' * 500}</b></p>"
    (phone,) = found(body, "phone")
    assert len(phone.text) <= 160
    assert "\x1b" not in phone.text
    assert "\u202e" not in phone.text


def test_an_empty_page_tells_of_nothing() -> None:
    assert channels("").found == []
