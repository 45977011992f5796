"""Stems: what the inflected forms of a word have in common, and the family token that joins a verb and its noun.

Snowball's German stemmer with gaps mended: it cuts Kurs to Kur, but leaves Kurse its s, and does not know that liest
comes from lesen.
"""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer import stemmer

_REMEMBERED = 65_536
_SHORTEST = 4
_SNOWBALL = stemmer("german")
_ENDING_S = re.compile(r"(?<=[bdfghklmnrt])s$")
# verlängern, verlängert, Verlängerung; haften, haftet, Haftung.
_ER_VERB = re.compile(r"(.{3,}er)(?:ung|ungen|ungs|n|t|te|ten|tem|ter|tes|nd|e|st)$")
_NOUN_OF_VERB = re.compile(r"(.{4,}?)(?:ungen|ungs|ung|en|et|st|te|t)$")
# gestellt, gestellte: stellen; eingereicht: einreichen.
_PARTICIPLE = re.compile(
    r"(?P<prefix>ab|an|auf|aus|bei|ein|fest|her|mit|nach|um|vor|weg|weiter|zu)?ge(?P<root>.{4,}?)(?:et|t)(?:e|em|en|er|es)?$"
)
# Verbs of this field that change their vowel, folded.
_STRONG = {
    "bricht": "brechen",
    "gibt": "geben",
    "gilt": "gelten",
    "hilft": "helfen",
    "liest": "lesen",
    "nimmt": "nehmen",
    "sieht": "sehen",
    "spricht": "sprechen",
    "tritt": "treten",
    "trifft": "treffen",
    "vergisst": "vergessen",
}
_PREFIXED = re.compile(rf"(?P<prefix>\w*?)(?P<verb>{'|'.join(_STRONG)})")
FAMILY = "="
"""The sign before a family token, which no word begins with."""


@lru_cache(_REMEMBERED)
def stem(form: str) -> str:
    """The stem of a folded form; numbers and words of three letters stay as they are."""
    if len(form) < _SHORTEST or form[0].isdigit():
        return form
    if strong := _PREFIXED.fullmatch(form):
        form = strong["prefix"] + _STRONG[strong["verb"]]
    found = str(_SNOWBALL.stemWord(form))
    return found if form.endswith("nis") else _ENDING_S.sub("", found)


@lru_cache(_REMEMBERED)
def families(form: str) -> tuple[str, ...]:
    """The tokens that a verb, its participle and the noun made of it share ("=verlanger"); none for other words.

    Of what may be a participle there are two: genehmigt belongs to genehmigen, gestellt to stellen.
    """
    match = _ER_VERB.match(form) or _NOUN_OF_VERB.match(form)
    found = [match[1]] if match else []
    if participle := _PARTICIPLE.match(form):
        found.append((participle["prefix"] or "") + participle["root"])
    return tuple(FAMILY + root for root in dict.fromkeys(found))
