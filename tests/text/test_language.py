from __future__ import annotations

import pytest

from einclusion.text.language import detect

TEXTS = {
    "nl": "U vraagt de kaart aan bij de balie van het stadhuis. Breng uw identiteitskaart mee en betaal met "
    "een bankkaart.",
    "fr": "Vous demandez la carte au guichet de la maison communale. Prenez votre carte d’identité et payez "
    "avec votre carte de banque.",
    "de": "Sie beantragen den Ausweis am Schalter im Rathaus. Bringen Sie bitte ein Foto mit und bezahlen "
    "Sie mit Ihrer Karte oder bar.",
    "en": "You ask for the card at the desk in the town hall. Please bring your identity card and pay by debit card.",
    "es": "Usted pide la tarjeta en la ventanilla del ayuntamiento. Traiga su documento de identidad y "
    "pague con la tarjeta o en efectivo.",
    "pl": "Kartę można otrzymać w okienku w urzędzie miasta. Proszę zabrać ze sobą dowód osobisty i "
    "zapłacić kartą albo gotówką w kasie.",
    "tr": "Kartı belediye binasındaki gişeden istersiniz. Lütfen kimlik kartınızı yanınızda getirin ve "
    "ücreti banka kartıyla hemen orada ödeyin, sonra kart evinize gelir.",
    "uk": "Картку можна отримати у вікні міської ради. Будь ласка, візьміть із собою посвідчення особи та "
    "сплатіть карткою або готівкою на місці.",
    "ar": "يمكنك طلب البطاقة من شباك البلدية في المدينة. يرجى إحضار بطاقة الهوية الخاصة بك والدفع ببطاقة "
    "مصرفية أو نقدا عند الاستلام.",
    "zh": "您可以在市政厅的窗口申请这张卡。请携带您的身份证，并用银行卡"
    "或现金付款。如果您有任何问题，请在工作时间致电我们的服务热线。",
    "lb": "Dir kënnt Är Kaart um Guichet vun der Gemeng ufroen. Bréngt eng Identitéitskaart mat. Dës Kaart "
    "ass gratis, an Dir kritt se direkt.",
    "fy": "Jo kinne de kaart oanfreegje by de baly fan it gemeentehûs. Jo hawwe dêrfoar jo identiteitskaart "
    "nedich en jo betelje mei in bankkaart.",
    "af": "Jy kan die kaart by die toonbank van die stadsaal kry. Bring jou identiteitskaart saam, want "
    "hulle gee dit nie vir ander mense nie.",
}
UNCLEAR = {
    "short": "U vraagt de kaart aan bij de balie.",
    "names": "Jan Peeters, Marie Dubois, Karl Müller, Ahmed El Amrani, Sofie De Smet, Luc Janssens, Pierre "
    "Lambert, Anna Kowalska, Mehmet Yilmaz, Els Van den Broeck, Jean-Luc Martin, Tom Boonen",
    "addresses": "Stadhuis Grote Markt 1 2000 Antwerpen tel. 03 221 13 11 info@antwerpen.be District Berchem "
    "Grotesteenweg 150 2600 Berchem tel. 03 338 30 00 Rue de la Loi 16 1000 Bruxelles Friedrichstraße "
    "12 10117 Berlin",
    "code": "function load(page) { const x = document.querySelector('main'); if (x) { return x.innerHTML; } "
    "else { throw new Error('no'); } } var a = b + c; let d = e * f; return load(window) && true;",
    "menu": "Home Nieuws Contact Over ons Producten Diensten Vacatures Privacy Cookies Sitemap Pers Bestuur "
    "Organisatie Werken bij Openingsuren Afspraken Formulieren Belastingen",
    "nothing": "",
    "figures": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_recognised(code: str) -> None:
    assert detect(TEXTS[code])[0] == code


@pytest.mark.parametrize("what", UNCLEAR)
def test_what_is_no_running_text_has_no_language(what: str) -> None:
    assert detect(UNCLEAR[what])[0] == ""


@pytest.mark.parametrize("code", ["nl", "fr", "de", "en"])
def test_a_dozen_words_are_enough_where_asked(code: str) -> None:
    short = " ".join(TEXTS[code].split()[:13])
    assert detect(short)[0] == ""
    assert detect(short, 12)[0] == code


def test_foreign_names_do_not_change_the_language() -> None:
    text = "Het bureau Customer Relations van United Parcel Service Europe in Brussel helpt u graag met al uw post."
    assert detect(text, 12)[0] == "nl"
