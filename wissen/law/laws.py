"""The laws that content cites: abbreviations, full names in their cases, and the titles of their norms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wissen.paths import bundled


@dataclass(frozen=True, slots=True)
class Law:
    """`articles`: whether the law counts in Artikel instead of §§; `spellings` are other ways to abbreviate it."""

    abbreviation: str
    name: str = ""
    articles: bool = False
    spellings: tuple[str, ...] = ()


GUIDELINE = "AVV-AufenthG"
"""The only source that is cited by bare decimal numbers ("Nr. 5.1.1")."""

LAWS = (
    Law("AAZuVO", "Aufenthalts- und Asyl-Zuständigkeitsverordnung"),
    Law("AEUV", "Vertrag über die Arbeitsweise der Europäischen Union", articles=True),
    Law("ARB 1/80", "Assoziationsratsbeschluss 1/80", articles=True, spellings=("ARB Nr. 1/80", "ARB 1/1980")),
    Law("AsylG", "Asylgesetz"),
    Law("AsylVfG", "Asylverfahrensgesetz"),
    Law("AsylbLG", "Asylbewerberleistungsgesetz"),
    Law("AufenthG", "Aufenthaltsgesetz"),
    Law("AufenthG-E"),
    Law("AufenthV", "Aufenthaltsverordnung"),
    Law("AuslG", "Ausländergesetz", spellings=("AuslG 1990",)),
    Law(
        GUIDELINE,
        "Allgemeine Verwaltungsvorschrift zum Aufenthaltsgesetz",
        spellings=(
            "AVV AufenthG",
            "AVwV AufenthG",
            "AVwV-AufenthG",
            "AVV zum AufenthG",
            "AVwV zum AufenthG",
            "VwV-AufenthG",
            "AufenthG-VwV",
            "AufenthGVwV",
        ),
    ),
    Law("AZRG", "Ausländerzentralregistergesetz", spellings=("AZR-Gesetz",)),
    Law("AZRG-DV", "AZRG-Durchführungsverordnung"),
    Law("AÜG", "Arbeitnehmerüberlassungsgesetz"),
    Law("BAföG", "Bundesausbildungsförderungsgesetz"),
    Law("BDSG", "Bundesdatenschutzgesetz"),
    Law("BEEG", "Bundeselterngeld- und Elternzeitgesetz"),
    Law("BGB", "Bürgerliches Gesetzbuch"),
    Law("BKGG", "Bundeskindergeldgesetz"),
    Law("BMG", "Bundesmeldegesetz"),
    Law("BVFG", "Bundesvertriebenengesetz"),
    Law("BZRG", "Bundeszentralregistergesetz"),
    Law("BeschV", "Beschäftigungsverordnung"),
    Law("BtMG", "Betäubungsmittelgesetz"),
    Law("DSGVO", "Datenschutz-Grundverordnung", articles=True, spellings=("DS-GVO",)),
    Law("DeuFöV", "Deutschsprachförderverordnung"),
    Law("EGBGB", "Einführungsgesetz zum Bürgerlichen Gesetzbuche", articles=True),
    Law("EGovG", "E-Government-Gesetz"),
    Law("EMRK", "Europäische Menschenrechtskonvention", articles=True),
    Law("EUV", "Vertrag über die Europäische Union", articles=True),
    Law("EinbTestV", "Einbürgerungstestverordnung"),
    Law("FamFG"),
    Law("FreizügG/EU", "Freizügigkeitsgesetz/EU", spellings=("FreizügG",)),
    Law("GFK", "Genfer Flüchtlingskonvention", articles=True),
    Law("GG", "Grundgesetz", articles=True),
    Law("GRCh", "Grundrechtecharta", articles=True, spellings=("GRC",)),
    Law("IfSG", "Infektionsschutzgesetz"),
    Law("IntV", "Integrationskursverordnung"),
    Law("KRK", "Kinderrechtskonvention", articles=True, spellings=("UN-KRK",)),
    Law("LDSG", "Landesdatenschutzgesetz"),
    Law("LVwVG", "Landesverwaltungsvollstreckungsgesetz"),
    Law("LVwVfG", "Landesverwaltungsverfahrensgesetz"),
    Law("LVwZG", "Landesverwaltungszustellungsgesetz"),
    Law("OWiG", "Ordnungswidrigkeitengesetz"),
    Law("OZG", "Onlinezugangsgesetz"),
    Law("PAuswG", "Personalausweisgesetz"),
    Law("PStG", "Personenstandsgesetz"),
    Law("PassG", "Passgesetz"),
    Law("SBGG", "Selbstbestimmungsgesetz"),
    Law("SDÜ", "Schengener Durchführungsübereinkommen", articles=True),
    Law("SGK", "Schengener Grenzkodex", articles=True),
    Law("SchwarzArbG", "Schwarzarbeitsbekämpfungsgesetz"),
    Law("StAG", "Staatsangehörigkeitsgesetz", spellings=("RuStAG",)),
    Law("StGB", "Strafgesetzbuch"),
    Law("StPO", "Strafprozessordnung"),
    Law("StlÜbk", "Staatenlosenübereinkommen", articles=True),
    Law("UkraineAufenthFGV", "Ukraine-Aufenthaltserlaubnis-Fortgeltungsverordnung"),
    Law("UkraineAufenthÜV", "Ukraine-Aufenthalts-Übergangsverordnung"),
    Law("Visakodex", articles=True),
    Law("VwGO", "Verwaltungsgerichtsordnung"),
    Law("VwVG", "Verwaltungsvollstreckungsgesetz"),
    Law("VwVfG", "Verwaltungsverfahrensgesetz"),
    Law("VwZG", "Verwaltungszustellungsgesetz"),
    Law("ZPO", "Zivilprozessordnung"),
)

_BOOKS = {
    "Erst": "I",
    "Zweit": "II",
    "Dritt": "III",
    "Viert": "IV",
    "Fünft": "V",
    "Sechst": "VI",
    "Siebt": "VII",
    "Acht": "VIII",
    "Neunt": "IX",
    "Zehnt": "X",
    "Elft": "XI",
    "Zwölft": "XII",
    "Vierzehnt": "XIV",
}
_BOOK_NUMBERS = dict(zip(map(str, (*range(1, 13), 14)), _BOOKS.values(), strict=True))
_NUMBERED_BOOK = re.compile(r"SGB (?P<number>\d+)")
_YEAR = re.compile(r" (?:1[89]|20)\d\d$")
"""The year of a new version, which official abbreviations have and citations do not."""
_ARTICLE_LAWS = frozenset(law.abbreviation for law in LAWS if law.articles)
_UNION_ACT = re.compile(r"(?:VO|RL) ")

# A law without a place in the list is still recognised by its shape, so that a § of it is never taken for one of the
# law of the context: an abbreviation ends like one (G, V, O, GB), a name in Gesetz, Gesetzbuch or Verordnung.
_ABBREVIATION = r"(?![IVX]+\b)[A-ZÄÖÜ][\w-]*(?:G|V|O|GB)(?:/EU)?"
_LONG_NAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*(?:gesetz(?:es|buch(?:e?s)?)?|verordnung)"


def _inflected(name: str) -> str:
    """A pattern for the name in the nominative and genitive, over any white space."""
    pattern = re.escape(name).replace(r"\ ", r"\s+")
    pattern = re.sub(r"([Gg]esetz)(?![a-z])", r"\1(?:es)?", pattern)
    pattern = re.sub(r"buche?(?![a-z])", "buch(?:es?|s)?", pattern)
    pattern = re.sub(r"(beschluss|kodex|Vertrag|übereinkommen)(?![a-z])", r"\1(?:e?s)?", pattern)
    return re.sub(r"(Allgemein|Bürgerlich|Europäisch|Genf|Schengen)(es|en|e|er)(?![a-z])", r"\1(?:e[rsn]?)", pattern)


@cache
def _names() -> dict[str, str]:
    """Pattern of every spelling -> abbreviation."""
    patterns: dict[str, str] = {}
    for law in LAWS:
        for spelling in (law.abbreviation, *law.spellings):
            patterns[re.escape(spelling).replace(r"\ ", r"\s*")] = law.abbreviation
        if law.name:
            patterns[_inflected(law.name)] = law.abbreviation
    return patterns


def _union_act(match: re.Match[str]) -> str:
    """The short form of an act of the European Union: "VO (EU) 2024/1348", "RL 2008/115/EG"."""
    kind = "RL" if match["union"].startswith("R") else "VO"
    treaty = f" ({match['treaty']})" if match["treaty"] else ""
    number = " Nr." if match["nr"] else ""
    return f"{kind}{treaty}{number} {match['act']}"


@cache
def law_pattern() -> str:
    """A pattern for one law however it is written; its named groups are what `law_of` reads."""
    known = "|".join(sorted(_names(), key=len, reverse=True))
    return (
        rf"(?:(?P<known>{known})"
        rf"|SGB[\s-]*(?P<book>{'|'.join(sorted(_BOOKS.values(), key=len, reverse=True))})"
        rf"|(?P<ordinal>{'|'.join(_BOOKS)})en?\s+Buch(?:e?s)?\s+(?:des\s+)?Sozialgesetzbuch(?:e?s)?"
        r"|(?P<union>Verordnung|VO|Richtlinie|RL)\s*(?:\((?P<treaty>EU|EG|EWG)\)\s*)?(?P<nr>Nr\.\s*)?"
        r"(?P<act>\d{2,4}/\d{2,4}(?:/(?:EU|EG|EWG))?)"
        rf"|(?P<long>{_LONG_NAME})|(?P<short>{_ABBREVIATION}))(?!\w)(?:\s+BW\b)?"
    )


def law_of(match: re.Match[str]) -> str:
    """The abbreviation of the law that `law_pattern` matched, a name in the nominative where none is known."""
    if match["known"]:
        return _abbreviation(match["known"])
    if match["book"] or match["ordinal"]:
        return f"SGB {match['book'] or _BOOKS[match['ordinal']]}"
    if match["union"]:
        return _union_act(match)
    if match["long"]:
        return re.sub(r"(gesetz|buch)e?s$", r"\1", match["long"])
    return match["short"]


def abbreviation_of(official: str) -> str:
    """How content cites a law with this official abbreviation: "VwZG" for "VwZG 2005", "SGB II" for "SGB 2"."""
    name = _YEAR.sub("", " ".join(official.split()))
    if book := _NUMBERED_BOOK.fullmatch(name):
        name = f"SGB {_BOOK_NUMBERS.get(book['number'], book['number'])}"
    match = re.compile(law_pattern()).fullmatch(name)
    return law_of(match) if match else name


@cache
def _abbreviation(written: str) -> str:
    return next(law for pattern, law in _names().items() if re.fullmatch(pattern, written))


def counts_in_articles(law: str) -> bool:
    """Whether the norms of the law are Artikel; a bare "Art. 6" never belongs to a law that counts in §§."""
    return law in _ARTICLE_LAWS or _UNION_ACT.match(law) is not None


@cache
def titles() -> dict[tuple[str, str], str]:
    """(law, norm) -> official title, read once from the table that the app ships."""
    text = bundled("resources", "law", "norms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(law, norm): title for law, norm, title in rows}


@cache
def listed_laws() -> tuple[str, ...]:
    """The laws whose norms the table lists."""
    return tuple(dict.fromkeys(law for law, _ in titles()))


def full_name(law: str) -> str:
    """What people call a law, "" for one that is not in the list."""
    return next((one.name for one in LAWS if one.abbreviation == law), "")


@cache
def norms_of(law: str) -> frozenset[str]:
    """The norms that the table lists for a law, none for a law it does not know."""
    return frozenset(norm for listed, norm in titles() if listed == law)
