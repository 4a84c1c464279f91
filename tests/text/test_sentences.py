"""Hard places to split. In each case ` | ` stands where a sentence ends; the rest must stay whole."""

from __future__ import annotations

import pytest

from einclusion.text.sentences import sentences, words

NL = """
Vraag de kaart aan bij de dienst Bevolking. | Neem uw identiteitskaart mee.
Breng documenten mee, bijv. een rekening of een huurcontract. | Kopieën volstaan.
Bel a.u.b. eerst. | Wij helpen u.
Breng papieren mee: paspoort, foto enz. | Kom daarna naar het loket.
U betaalt max. 50 euro per jaar. | Kinderen betalen niets.
Het loket sluit om 16 u. | Daarna kunt u bellen.
Zie art. 12 van de wet. | U kunt in beroep gaan.
Het K.B. van 5.9.2019 regelt dit. | Het geldt voor iedereen.
Artikel 1. De aanvraag gebeurt schriftelijk. | Ze is gratis.
1. Vul het formulier in. | Stuur het op.
Dhr. J. Peeters en mevr. A. De Smet helpen u. | Zij zijn er elke dag.
De gemeente (zie blz. 3. U vindt daar een kaart) is open. | Kom langs.
De prijs is 1.250,50 euro. | In 2024 was dat 1.200 euro.
Mail naar info@stad.be. | Of surf naar www.stad.be. | Bellen kan ook.
Hebt u recht op een premie? | Doe de test! | Het duurt 5 min. en kost niets.
Hij vroeg: "Mag dat?" en ging weg. | Niemand antwoordde.
"Dat mag niet." | De ambtenaar was duidelijk.
Dit geldt sinds 1 jan. 2024. | Voordien was het anders.
Wacht … tot u een brief krijgt. | Bel dan.
De wet geldt o.a. voor huurders, d.w.z. wie een huis huurt. | Eigenaars vallen erbuiten.
Woont u in Sint-Niklaas? | 's Avonds is het loket open.
Log in met eID. | eBox is ook mogelijk.
U krijgt een brief van de vzw Huis e.d. | Bewaar die goed.
Ga naar www.Stad.Be voor meer. | Neem een ticket aan de balie.
Dit is geregeld (B.S. 12.3.2021). | Meer weten? | Bel ons.
"""

FR = """
Demandez la carte à la commune. | Prenez votre carte d’identité.
Apportez un document, p. ex. une facture. | Une copie suffit.
M. Dupont et Mme Lambert vous reçoivent. | Ils sont là le lundi.
Voir l’art. L. 311-1 du code. | Vous pouvez faire un recours.
L’art. 12, al. 2, de la loi du 5 sept. 2019 le prévoit. | Vous y avez droit.
Avez-vous droit à une prime ? | Faites le test ! | C’est gratuit.
« Venez quand vous voulez ! » dit l’agent. | Il sourit.
« C’est fermé. » | Le guichet rouvre demain.
Apportez passeport, photo, etc. | Le guichet vous attend.
Le montant est de 1.250,50 euros. | En 2024, c’était 1 200 euros.
Écrivez à info@ville.be. | Ou allez sur www.ville.be. | Le téléphone marche aussi.
J.-P. Martin dirige le service. | Il répond à tout.
Tél. 02 123 45 67. | Le service est ouvert.
Article 1. Le présent arrêté fixe les tarifs. | Il entre en vigueur demain.
1. Remplissez le formulaire. | Envoyez-le.
Le bureau ferme à 16 h. | Après, téléphonez.
La loi (voir p. 3. Le texte y est) s’applique. | Lisez-la.
Cela vaut pour l’aide, c.-à-d. la prime. | Le reste ne change pas.
Attendez… | Vous recevrez une lettre.
Le montant dépend de la taille, du revenu… et de l’âge. | Demandez-nous.
Depuis le 1er janv. 2024, c’est gratuit. | Avant, non.
Le n° 12 et le n. 14 sont fermés. | Le no. 16 est ouvert.
L’A.S.B.L. de la ville vous aide. | Elle est au centre.
"""

DE = """
Beantragen Sie den Ausweis im Amt. | Bringen Sie ein Foto mit.
Bringen Sie Unterlagen mit, z. B. eine Rechnung. | Eine Kopie genügt.
Das gilt z.B. Die Gemeinde entscheidet.
Der Antrag gilt ab dem 1. Januar 2025. | Danach ist er kostenlos.
Am 3. Mai und am 24. Dezember ist geschlossen. | Wir bitten um Verständnis.
Nach § 12 Abs. 2 Nr. 3 BGB haben Sie ein Recht. | Fragen Sie uns.
Gemäß Art. 5 Abs. 1 S. 2 gilt das nicht. | Das Amt prüft es.
§ 1. Der Antrag ist schriftlich zu stellen. | Er ist kostenlos.
Das kostet 1.250,50 Euro. | Im Jahr 2024 waren es 1.200 Euro.
Frau Dr. A. Müller und Prof. Schmidt beraten Sie. | Sie sind montags da.
Haben Sie Anspruch? | Machen Sie den Test! | Er dauert 5 Min. und kostet nichts.
„Wer ist da?“, fragte er. | Niemand antwortete.
„Das geht nicht.“ | Der Beamte war deutlich.
Bringen Sie Pass, Foto usw. | Danach bekommen Sie Post.
Kirchen aus dem 19. Jahrhundert stehen hier. | Sie sind offen.
Ludwig XIV. regierte lange. | König Heinrich IV. Fraktion blieb.
Der Verein e.V. | Wir helfen.
Schreiben Sie an info@stadt.de. | Oder besuchen Sie www.stadt.de. | Anrufen geht auch.
1. Füllen Sie das Formular aus. | Senden Sie es ab.
Das gilt i. d. R. nur für Mieter, d. h. nicht für Eigentümer. | Fragen Sie nach.
Warten Sie … bis ein Brief kommt. | Rufen Sie dann an.
Die Frist endet am 12.03.2025. | Dann verfällt der Antrag.
Das Amt liegt im 2. Stock. | Bitte klingeln.
Das Haus (siehe S. 3. Dort ist ein Plan) ist offen. | Kommen Sie.
Sie zahlen ca. 20 Euro bzw. 10 Euro. | Kinder zahlen nichts.
"""

EN = """
Apply for the card at the town hall. | Bring your passport.
Bring proof, e.g. A bill or a letter.
Bring proof, i.e. a bill. | A copy will do.
Mr. J. Smith and Dr. A. Jones will see you. | They work on Mondays.
The office opens at 8 a.m. and closes at 5 p.m. | Call us then.
See section 12(2) of the Act, art. 5 and No. 7. | You can appeal.
The state of the art. | You choose.
The answer is no. | You must apply again.
No. | You can’t apply twice.
Is it free? | Yes! | It takes 5 min. to do.
The price is 1,250.50 euros. | In 2024 it was 1,200.
Write to info@city.gov. | Or go to www.city.gov. | Phoning works too.
U.S. citizens can apply. | Others can’t.
She works for Acme Inc. | It is in town.
“That is not allowed.” | The officer was clear.
“Why?” he asked. | Nobody answered.
Bring a passport, a photo, etc. | The desk will copy them.
1. Fill in the form. | Send it.
It changed on Jan. 5 and Sept. 12. | Before that it was free.
Wait… | You will get a letter.
The rule (see p. 3. It has a map) applies. | Read it.
Choose plan B. | The other one has ended.
Smith et al. wrote this. | It is long.
The law (Pub. L. 104-12) says so. | It is binding.
Sign in with eID. | eBox works too.
"""


def cases() -> list[tuple[str, str]]:
    tables = (("nl", NL), ("fr", FR), ("de", DE), ("en", EN))
    return [(language, line) for language, table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "marked"), cases())
def test_a_sentence_ends_where_it_should(language: str, marked: str) -> None:
    assert sentences(marked.replace(" | ", " "), language) == marked.split(" | ")


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en", "", "es"])
def test_a_line_break_ends_a_sentence_without_a_full_stop(language: str) -> None:
    assert sentences("Stadhuis\nGrote Markt 1\n\n2000 Antwerpen.", language) == [
        "Stadhuis",
        "Grote Markt 1",
        "2000 Antwerpen.",
    ]


def test_a_space_may_be_missing_between_sentences() -> None:
    assert sentences("Ga naar het stadhuis.Neem een ticket aan de balie.", "nl") == [
        "Ga naar het stadhuis.",
        "Neem een ticket aan de balie.",
    ]


def test_a_region_after_the_language_does_not_matter() -> None:
    assert sentences("Neem bijv. Uw kaart. Kom dan.", "nl-be") == ["Neem bijv. Uw kaart.", "Kom dan."]


def test_nothing_comes_of_nothing() -> None:
    assert sentences("", "nl") == []
    assert sentences(" \n ", "nl") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’eau de l'auto", ["l’eau", "de", "l'auto"]),
        ("Sint-Niklaas en e-mail", ["Sint-Niklaas", "en", "e-mail"]),
        ("1.250,50 euro op 12/03/2025 om 9:30", ["1.250,50", "euro", "op", "12/03/2025", "om", "9:30"]),
        ("d.w.z. niet, z.B. so.", ["d.w.z.", "niet", "z.B.", "so"]),
        ("Mail info@stad.be of www.stad.be/a", ["Mail", "info@stad.be", "of", "www.stad.be/a"]),
        ("Bürger:innen, Bürger*innen, inscrit·e·s", ["Bürger:innen", "Bürger*innen", "inscrit·e·s"]),
        ("COVID-19 – de 2e keer (gratis)!", ["COVID-19", "de", "2e", "keer", "gratis"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
