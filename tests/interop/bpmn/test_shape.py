"""The order of steps: topological, pool by pool; only what closes a circle leads back; every start is a start."""

from __future__ import annotations

from tests.helpers.bpmn import chain, element, flow, node, note, one, outline, process, task, words
from wissen.content.blocks import plain_text
from wissen.interop.bpmn.convert import Drawn


def lines(*inner: str) -> list[str]:
    return outline(one(process(*inner)).process)


def xor(key: str, name: str = "") -> str:
    return node("exclusiveGateway", key, name)


def start(key: str, name: str = "") -> str:
    return node("startEvent", key, name)


def end(key: str, name: str = "") -> str:
    return node("endEvent", key, name)


def boundary(key: str, host: str) -> str:
    return node("boundaryEvent", key, key, element("messageEventDefinition"), attachedToRef=host)


def doubts(found: Drawn) -> str:
    return "\n".join(found.warnings)


# ---------------------------------------------------------------- signs vanish


def test_joins_and_signs_without_a_name_vanish():
    ways = flow("g", "a", "ja"), flow("g", "b", "nein"), chain("a", "j", "c", "e"), chain("b", "j")
    found = lines(start("s"), xor("g", "Gut?"), *map(task, "abc"), xor("j"), end("e"), chain("s", "g"), *ways)
    assert found == ["1. Frage: Gut? [ja → 2, nein → 3]", "2. a [→ 4]", "3. b", "4. c"]


def test_what_vanishes_hands_its_notes_and_its_answer_on():
    ways = flow("g", "j", "ja"), flow("g", "b", "nein"), chain("b", "j", "c")
    found = one(process(xor("g", "Gut?"), task("b"), xor("j"), task("c"), *ways, note("Wichtig", "j")))
    assert outline(found.process)[0] == "1. Frage: Gut? [ja → 3, nein → 2]"
    assert "Wichtig" in plain_text(found.process.steps[2].blocks)


def test_a_note_on_a_hidden_start_goes_to_the_first_step():
    found = one(process(start("s"), task("a"), chain("s", "a"), note("Jeden Morgen", "s")))
    assert plain_text(found.process.steps[0].blocks) == "Jeden Morgen"


def test_a_note_on_an_end_of_one_way_goes_to_the_last_step():
    found = one(process(task("a"), end("e"), chain("a", "e"), note("Fertig!", "e")))
    assert [(step.title, plain_text(step.blocks)) for step in found.process.steps] == [("a", "Fertig!")]


def test_an_end_of_several_ways_stays_where_it_has_a_note():
    ways = flow("g", "a", "ja"), flow("g", "b", "nein"), chain("a", "e"), chain("b", "e")
    found = one(process(xor("g", "Gut?"), task("a"), task("b"), end("e"), *ways, note("Ablegen", "e")))
    assert outline(found.process)[3] == "4. Ende: Fertig"
    assert plain_text(found.process.steps[3].blocks) == "Ablegen"


def test_two_gateways_that_lead_to_each_other_alone_are_no_step():
    assert lines(task("a"), xor("g"), xor("h"), chain("g", "h", "g"), chain("a", "g")) == ["1. a"]


# ---------------------------------------------------------------- splits that are no gateways


def test_several_ways_from_a_step_run_at_the_same_time():
    found = lines(*map(task, "abcd"), chain("a", "b", "d"), chain("a", "c", "d"))
    assert found[1] == "2. Parallel: Gleichzeitig erledigen [→ 3, → 4, danach → 5]"


def test_ways_from_a_step_that_all_have_answers_are_a_question():
    found = one(process(*map(task, "abc"), flow("a", "b", "ja"), flow("a", "c", "nein")))
    assert outline(found.process)[1] == "2. Frage: Wie geht es nach „a“ weiter? [ja → 3, nein → 4]"
    assert "Schritt 2: Im Modell gehen hier mehrere Wege ohne Verzweigung ab." in doubts(found)


def test_ways_from_a_step_of_which_some_have_answers_are_a_choice():
    found = one(process(*map(task, "abcd"), flow("a", "b", "ja"), flow("a", "c"), chain("b", "d"), chain("c", "d")))
    assert outline(found.process)[1] == "2. Auswahl: Was davon trifft zu? [ja → 3, c → 4, danach → 5]"


def test_an_implicit_join_is_no_step():
    found = lines(
        xor("g", "Gut?"),
        *map(task, "abc"),
        flow("g", "a", "ja"),
        flow("g", "b", "nein"),
        chain("a", "c"),
        chain("b", "c"),
    )
    assert found[-1] == "4. c"


# ---------------------------------------------------------------- starts


def test_with_several_starts_each_says_where_it_belongs():
    pool = element("participant", id="x", name="Amt", processRef="p")
    body = process(start("s"), start("t", "Anruf"), *map(task, "ab"), chain("s", "a"), chain("t", "b"))
    found = one(element("collaboration", pool), body)
    assert outline(found.process) == ["1. Start: Amt", "2. a [→ Ende]", "3. Start: Anruf", "4. b"]


def test_a_start_without_name_and_pool_is_called_like_the_process():
    body = process(start("s"), start("t"), *map(task, "ab"), chain("s", "a"), chain("t", "b"), name="Antrag")
    assert outline(one(body).process)[0] == "1. Start: Antrag"


def test_a_step_that_nothing_leads_to_is_a_start_and_doubted():
    found = one(process(start("s", "Antrag"), *map(task, "abc"), chain("s", "a"), chain("b", "c")))
    assert outline(found.process) == ["1. Start: Antrag", "2. a [→ Ende]", "3. Start: b", "4. c"]
    assert "Schritt 3: Im Modell führt kein Weg hierher." in doubts(found)


def test_a_question_that_nothing_leads_to_gets_a_start_before_it():
    ways = flow("g", "b", "ja"), flow("g", "c", "nein")
    found = lines(start("s", "Antrag"), *map(task, "abc"), xor("g", "Gut?"), chain("s", "a"), *ways)
    assert found[2:4] == ["3. Start: Ablauf", "4. Frage: Gut? [ja → 5, nein → 6]"]


def test_an_unnamed_start_in_the_middle_vanishes():
    assert lines(start("s", "Los"), start("t"), task("a"), chain("s", "t", "a")) == ["1. Start: Los", "2. a"]


def test_a_circle_that_nothing_leads_into_begins_with_its_first_step():
    found = lines(start("s", "Antrag"), *map(task, "abc"), chain("s", "a"), chain("b", "c", "b"))
    assert found[2:] == ["3. Start: b", "4. c", "5. Frage: Ist alles erledigt? [Nein → 3 (zurück), Ja → Ende]"]


# ---------------------------------------------------------------- order and loops


def test_steps_stand_in_the_order_of_their_ways_and_not_in_that_of_the_file():
    assert lines(task("c"), task("a"), task("b"), chain("a", "b", "c")) == ["1. a", "2. b", "3. c"]


def test_a_step_stands_behind_everything_that_leads_to_it():
    ways = flow("g", "c", "kurz"), flow("g", "a", "lang"), chain("a", "b", "c")
    found = lines(xor("g", "Wie?"), *map(task, "abc"), *ways)
    assert found == ["1. Frage: Wie? [kurz → 4, lang → 2]", "2. a", "3. b", "4. c"]


def test_only_what_closes_a_circle_leads_back():
    ways = flow("g", "a", "nein"), flow("g", "c", "ja"), flow("g", "d", "egal"), chain("c", "d")
    found = lines(*map(task, "abcd"), xor("g", "Gut?"), chain("a", "b", "g"), *ways)
    assert found == ["1. a", "2. b", "3. Frage: Gut? [nein → 1 (zurück), ja → 4, egal → 5]", "4. c", "5. d"]


def test_a_step_that_leads_to_itself_is_asked_whether_it_is_done():
    assert lines(task("a"), chain("a", "a")) == ["1. a", "2. Frage: Ist alles erledigt? [Nein → 1 (zurück), Ja → Ende]"]


def test_a_circle_without_a_way_out_is_asked_at_its_last_step():
    found = one(
        process(
            xor("g", "Gut?"),
            *map(task, "ab"),
            flow("g", "a", "ja"),
            flow("g", "b", "nein"),
            chain("a", "g"),
            chain("b", "g"),
        )
    )
    assert outline(found.process) == [
        "1. Frage: Gut? [ja → 2, nein → 3]",
        "2. a [→ 1 (zurück)]",
        "3. b",
        "4. Frage: Ist alles erledigt? [Nein → 1 (zurück), Ja → Ende]",
    ]
    told = "Im Modell hat dieser Ablauf kein Ende. Bitte ergänzen, wann er endet."
    assert told in words(found.process)
    assert f"Schritt 4: {told}" in found.warnings


def test_a_circle_of_questions_alone_gets_an_answer_that_ends_it():
    ways = flow("g", "h", "eins"), flow("g", "g", "zwei"), flow("h", "g", "drei"), flow("h", "h", "vier")
    assert lines(xor("g", "Gut?"), xor("h", "Besser?"), *ways) == [
        "1. Frage: Gut? [eins → 2, zwei → 1 (zurück)]",
        "2. Frage: Besser? [drei → 1 (zurück), vier → 2 (zurück), fertig → Ende]",
    ]


def test_what_ends_in_the_middle_says_so():
    found = lines(xor("g", "Gut?"), *map(task, "ab"), flow("g", "a", "ja"), flow("g", "b", "nein"))
    assert found == ["1. Frage: Gut? [ja → 2, nein → 3]", "2. a [→ Ende]", "3. b"]


def test_events_at_a_border_stand_behind_the_ways_of_their_step():
    found = lines(*map(task, "abc"), boundary("e", "a"), chain("a", "b"), chain("e", "c"))
    assert found == ["1. a", "2. b [→ Ende]", "3. Ereignis: e", "4. c"]


# ---------------------------------------------------------------- questions and answers


def test_answers_that_are_missing_are_the_titles_of_what_follows():
    found = one(process(xor("g", "Gut?"), *map(task, "ab"), flow("g", "a"), flow("g", "b")))
    assert outline(found.process)[0] == "1. Frage: Gut? [a → 2, b → 3]"
    assert "Im Modell stehen die Antworten nicht an den Wegen. Bitte ergänzen." in words(found.process)


def test_a_way_to_nowhere_without_an_answer_has_a_number():
    found = lines(xor("g", "Gut?"), task("a"), end("e"), flow("g", "a", "ja"), flow("g", "e"))
    assert found[0] == "1. Frage: Gut? [ja → 2, Weg 2 → Ende]"


def test_the_default_way_is_sonst_and_comes_last():
    gate = node("exclusiveGateway", "g", "Gut?", default="x:f1")
    found = one(process(gate, *map(task, "ab"), flow("g", "a", id_="f1"), flow("g", "b", "ja", id_="f2")))
    assert outline(found.process)[0] == "1. Frage: Gut? [ja → 2, sonst → 3]"
    assert "Antworten nicht an den Wegen" not in doubts(found)


def test_a_question_without_a_name_asks_what_follows_the_step_before_it():
    found = one(
        process(
            task("a", "Pass prüfen."),
            xor("g"),
            *map(task, "bc"),
            chain("a", "g"),
            flow("g", "b", "x"),
            flow("g", "c", "y"),
        )
    )
    assert found.process.steps[1].title == "Wie geht es nach „Pass prüfen“ weiter?"
    assert "Schritt 2: Im Modell steht keine Frage an der Verzweigung. Bitte ergänzen." in doubts(found)


def test_a_question_behind_several_or_very_long_steps_asks_plainly():
    long = task("a", "Sehr lange " * 8)
    ways = flow("g", "b", "x"), flow("g", "c", "y")
    found = lines(long, xor("g"), *map(task, "bc"), chain("a", "g"), *ways)
    assert found[1].startswith("2. Frage: Wie geht es weiter?")
