"""Rules with words in four languages for the run of `build.py`."""

from __future__ import annotations

from typing import Any

from einclusion.model import LANGUAGES, Impact, Rule, Weight
from einclusion.standards import criteria, groups_of


def words(nl: str, fr: str, de: str, en: str) -> dict[str, str]:
    """Words in the four languages."""
    return {"nl": nl, "fr": fr, "de": de, "en": en}


def rule(name: str, topic: str, title: dict[str, str], fault: dict[str, str], **more: Any) -> Rule:
    """A rule with the words that a report needs."""
    requirements = more.pop("requirements", [])
    levels = [criteria()[one].level for one in requirements if one in criteria()]
    sentence = {code: title[code] + "." for code in LANGUAGES}
    return Rule(
        id=name,
        topic=topic,
        impact=more.pop("impact", Impact.SERIOUS),
        weight=more.pop("weight", Weight.BINDING),
        requirements=requirements,
        groups=groups_of(requirements, more.pop("groups", [])),
        level=min(levels, default=""),
        title=title,
        why=more.pop("why", sentence),
        effect=more.pop("effect", sentence),
        fix=more.pop("fix", sentence),
        question=more.pop("question", {code: title[code] + "?" for code in LANGUAGES}),
        messages={"failed": fault},
        **more,
    )


RULES = [
    rule(
        "image-alt",
        "accessibility",
        words(
            "Elke afbeelding heeft een tekstalternatief",
            "Chaque image a un texte alternatif",
            "Jedes Bild hat einen Alternativtext",
            "Every image has a text alternative",
        ),
        words(
            "Deze afbeelding heeft geen tekstalternatief.",
            "Cette image n'a pas de texte alternatif.",
            "Dieses Bild hat keinen Alternativtext.",
            "This image has no text alternative.",
        ),
        requirements=["wcag-1.1.1"],
        act=["23a2a8"],
        impact=Impact.CRITICAL,
        engine="axe",
        needs=["axe"],
        fix=words(
            'Zet op `<img>` een `alt` die zegt wat het beeld hier bijdraagt, of `alt=""`.',
            'Ajoutez à `<img>` un `alt` qui dit ce que l\'image apporte ici, ou `alt=""`.',
            'Geben Sie `<img>` ein `alt`, das sagt, was das Bild hier beiträgt, oder `alt=""`.',
            'Give the `<img>` an `alt` that says what the picture contributes here, or `alt=""`.',
        ),
        effect=words(
            "Mensen die niet zien, horen alleen ‘afbeelding’. Wat het beeld vertelt, missen ze.",
            "Les personnes aveugles entendent seulement « image ». Ce qu'elle raconte leur échappe.",
            "Blinde Menschen hören nur „Grafik“. Was das Bild mitteilt, entgeht ihnen.",
            "People who are blind hear just “image”. They miss what the picture tells.",
        ),
    ),
    rule(
        "color-contrast",
        "accessibility",
        words(
            "Tekst steekt genoeg af tegen de achtergrond",
            "Le texte ressort assez sur le fond",
            "Text hebt sich genug vom Hintergrund ab",
            "Text stands out enough from its background",
        ),
        words(
            "Deze tekst heeft een contrast van {contrastRatio} op 1; nodig is {expectedContrastRatio}.",
            "Ce texte a un contraste de {contrastRatio} pour 1 ; il faut {expectedContrastRatio}.",
            "Dieser Text hat einen Kontrast von {contrastRatio} zu 1; nötig ist {expectedContrastRatio}.",
            "This text has a contrast of {contrastRatio} to 1; {expectedContrastRatio} is needed.",
        ),
        requirements=["wcag-1.4.3"],
        act=["afw4f7"],
        engine="axe",
        needs=["axe"],
    ),
    rule(
        "field-has-label",
        "accessibility",
        words(
            "Elk invulveld heeft een label",
            "Chaque champ a une étiquette",
            "Jedes Eingabefeld hat eine Beschriftung",
            "Every field has a label",
        ),
        words(
            "Het veld ‘{field}’ heeft geen label.",
            "Le champ « {field} » n'a pas d'étiquette.",
            "Das Feld „{field}“ hat keine Beschriftung.",
            "The field “{field}” has no label.",
        ),
        requirements=["wcag-1.3.1", "wcag-4.1.2"],
        act=["e086e5"],
        impact=Impact.CRITICAL,
        needs=["structure"],
    ),
    rule(
        "phone-line-named",
        "offline",
        words(
            "De dienst noemt een telefoonnummer",
            "Le service indique un numéro de téléphone",
            "Der Dienst nennt eine Telefonnummer",
            "The service names a phone line",
        ),
        words(
            "Op de {pages} bezochte pagina's staat geen telefoonnummer.",
            "Aucun numéro de téléphone sur les {pages} pages visitées.",
            "Auf den {pages} besuchten Seiten steht keine Telefonnummer.",
            "None of the {pages} pages visited names a phone number.",
        ),
        subject="service",
        groups=["blind", "low-digital-skills", "no-internet", "low-literacy"],
        needs=["text"],
    ),
    rule(
        "long-sentences",
        "readability",
        words("Zinnen zijn kort", "Les phrases sont courtes", "Die Sätze sind kurz", "Sentences are short"),
        words(
            "Deze zin telt {count} woorden: “{sentence}”",
            "Cette phrase compte {count} mots : « {sentence} »",
            "Dieser Satz hat {count} Wörter: „{sentence}“",
            "This sentence has {count} words: “{sentence}”",
        ),
        groups=["cognition", "second-language", "low-literacy"],
        weight=Weight.ADVICE,
        impact=Impact.MODERATE,
        needs=["text"],
    ),
    rule(
        "trackers-before-consent",
        "privacy",
        words(
            "Niemand volgt u voor u gekozen hebt",
            "Personne ne vous suit avant votre choix",
            "Niemand verfolgt Sie, bevor Sie gewählt haben",
            "Nobody tracks you before you have chosen",
        ),
        words(
            "De pagina stuurt gegevens naar {host}.",
            "La page envoie des données à {host}.",
            "Die Seite sendet Daten an {host}.",
            "The page sends data to {host}.",
        ),
        groups=["fear", "poverty"],
        weight=Weight.STANDARD,
        needs=["network"],
    ),
    rule(
        "email-not-required",
        "access",
        words(
            "Het traject gaat ook zonder e-mailadres",
            "Le parcours est possible sans adresse e-mail",
            "Der Ablauf geht auch ohne E-Mail-Adresse",
            "The journey works without an email address",
        ),
        words(
            "Stap {step} vraagt een e-mailadres.",
            "L'étape {step} demande une adresse e-mail.",
            "Schritt {step} verlangt eine E-Mail-Adresse.",
            "Step {step} asks for an email address.",
        ),
        subject="journey",
        groups=["no-email", "older-people"],
        weight=Weight.STANDARD,
        needs=["structure"],
    ),
]
