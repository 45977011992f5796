"""Explanations: glossary terms and citations are found in running text and explained."""

from __future__ import annotations

from tests.helpers.person import Person


def test_a_term_is_found_in_its_inflected_forms_and_by_its_other_names(person: Person) -> None:
    text = "Die Duldung, der Duldungen und die Aussetzung der Abschiebung, nicht die Duldungsfiktion."
    found = [text[one.start : one.end] for one in person.services.explanations.terms(text)]
    assert found == ["Duldung", "Duldungen", "Aussetzung der Abschiebung"]


def test_a_term_is_explained(person: Person) -> None:
    explanation = person.services.explanations.term("duldung")
    assert explanation is not None
    assert (explanation.title, explanation.sources) == ("Duldung", "§ 60a AufenthG")
    assert person.services.explanations.term("gibt-es-nicht") is None


def test_a_citation_is_found_with_the_title_of_its_norm(person: Person) -> None:
    text = "Sie beantragen ihn nach § 81 Abs. 4 AufenthG rechtzeitig."
    (found,) = person.services.explanations.citations(text)
    assert text[found.start : found.end] == "§ 81 Abs. 4 AufenthG"
    assert found.ref == "§ 81 Abs. 4 AufenthG"
    assert "Beantragung" in found.text


def test_norms_are_explained_by_their_titles(person: Person) -> None:
    explanation = person.services.explanations.norms("§ 81 Abs. 4 AufenthG")
    assert "Beantragung" in explanation.text


def test_in_a_law_a_bare_paragraph_is_one_of_its_own(person: Person) -> None:
    text = "Nach § 5 gilt auch § 3 AsylG, zuletzt geändert durch Art. 4 G."
    found = person.services.explanations.citations(text, "VwZG")
    assert [one.ref for one in found] == ["§ 5 VwZG", "§ 3 AsylG"]
