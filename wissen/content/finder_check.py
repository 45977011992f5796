"""Whether a finder holds together on every day, and whether its proofs (Proben) come out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from wissen.content.blocks import plain
from wissen.content.finder_run import UNKNOWN, answer_key, choose, run_finder
from wissen.content.flow import Finder, FinderQuestion, Proof, TargetKind
from wissen.content.flow_check import Fault, check_states, eve, question_faults
from wissen.content.problem import Problem, Severity
from wissen.content.routes import Route, reached, reaching_end
from wissen.text import german_date


def check_finder(finder: Finder, file: str) -> list[Problem]:
    """Every fault of the questions and their ways, with a day on which it shows if it does not show always."""
    return check_states(finder, file, _faults)


def check_proofs(finder: Finder, file: str, *, stages: Iterable[date] = ()) -> list[Problem]:
    """Run every proof on its day, on each stage date while it holds, and on the day before against the previous row."""
    if not finder.proofs:
        text = "Die Proben fehlen. Schreiben Sie unter „## Proben“ auf, welche Antworten wohin führen sollen."
        return [Problem(file, 0, "proben-fehlen", text)]
    problems: list[Problem] = []
    days = sorted(set(stages))
    for written in _by_answers(finder.proofs):
        problems += _not_run(finder, written, file=file)
        rows = [row for row, earlier in zip(written, (None, *written), strict=False) if not _doubles(row, earlier)]
        for index, row in enumerate(rows):
            until = rows[index + 1].day if index + 1 < len(rows) else date.max
            for day in (row.day, *(day for day in days if row.day < day < until)):
                problems += _expect(finder, row, day=day, outcome=row.outcome, file=file)
            before = rows[index - 1].outcome if index else None
            problems += _expect(finder, row, day=eve(row.day), outcome=before, file=file)
    return problems


def uncovered_stages(finder: Finder, file: str, *, stages: Iterable[tuple[date, str]]) -> list[Problem]:
    """One warning that names all stages (by day and title) on whose eve and day no row of the Proben begins.

    The caller names only stages that touch a § the finder cites.
    """
    covered = {row.day for row in finder.proofs}
    line = finder.proofs[0].line if finder.proofs else 0
    without = sorted({one for one in stages if not covered & {one[0], eve(one[0])}})
    if not without:
        return []
    named = ", ".join(f"{german_date(day)} („{title}“)" for day, title in without)
    text = f"Für diese Stufen fehlen Proben mit ihrem Stichtag: {named}."
    if len(without) == 1:
        text = f"Für diese Stufe fehlt eine Probe mit ihrem Stichtag: {named}."
    return [Problem(file, line, "probe-fehlt-zur-stufe", text, Severity.WARNING)]


def _by_answers(proofs: Iterable[Proof]) -> Iterator[Sequence[Proof]]:
    """Rows with the same answers belong together, in the order of their days."""
    groups: dict[tuple[str, ...], list[Proof]] = {}
    for row in proofs:
        groups.setdefault(tuple(map(answer_key, row.answers)), []).append(row)
    for rows in groups.values():
        yield sorted(rows, key=lambda row: row.day)


def _not_run(finder: Finder, written: Sequence[Proof], *, file: str) -> Iterator[Problem]:
    """Rows that would prove nothing on their own day."""
    for row, earlier in zip(written, (None, *written), strict=False):
        day = german_date(row.day)
        if row.day not in finder.head.period:
            yield Problem(file, row.line, "probe-ohne-tag", f"Am {day} gilt der Finder nicht. Prüfen Sie den Stichtag.")
        if _doubles(row, earlier):
            text = f"Für diese Antworten gibt es zum {day} schon eine Zeile. Nehmen Sie eine der beiden heraus."
            yield Problem(file, row.line, "probe-doppelt", text)


def _doubles(row: Proof, earlier: Proof | None) -> bool:
    return earlier is not None and earlier.day == row.day


def _expect(finder: Finder, row: Proof, *, day: date, outcome: str | None, file: str) -> Iterator[Problem]:
    """`outcome` None: any will do."""
    if day not in finder.head.period:
        return
    run = run_finder(finder, row.answers, day)
    if run.outcome is not None and outcome in {None, run.outcome.id}:
        return
    wanted = f"das Ergebnis „{outcome}“" if outcome else "irgendein Ergebnis"
    if run.outcome is not None:
        told = f"Erreicht wird „{run.outcome.id}“."
    elif run.open is not None:
        told = f"Nach den Antworten ist noch Frage {run.open.number} offen."
    else:
        told = run.fault
    text = f"Probe am {german_date(day)}: Erwartet wird {wanted}. {told}"
    yield Problem(file, row.line, "probe-falsch", text)


def _faults(finder: Finder) -> Iterator[Fault]:
    numbers = {question.number for question in finder.questions}
    if not numbers:
        yield Fault(0, "fragen-fehlen", "Der Finder hat keine Frage. Beginnen Sie mit „## Frage 1: …“.")
        return
    outcomes = {str(outcome.id) for outcome in finder.outcomes}
    for question in finder.questions:
        yield from question_faults(question.line, question.branches)
        yield from _doubled_answers(question)
        yield from _missing_targets(question, {*map(str, numbers), *outcomes})
        if choose(question, UNKNOWN) is None and not finder.otherwise:
            text = "Für „Weiß ich nicht“ fehlt ein Weg. Schreiben Sie ihn hier, oder im Kopf „sonst: kennung“."
            yield Fault(question.line, "weiß-nicht-fehlt", text)
    if finder.otherwise and finder.otherwise not in outcomes:
        yield Fault(0, "ziel-fehlt", f"„sonst“ nennt das Ergebnis „{finder.otherwise}“, das es nicht gibt.")
    yield from _dead_ends(finder, [route for question in finder.questions for route in _routes(question, numbers)])
    yield from _unused_outcomes(finder)


def _doubled_answers(question: FinderQuestion) -> Iterator[Fault]:
    """Of two ways with one label nobody could take the second."""
    seen: set[str] = set()
    for branch in question.branches:
        key = answer_key(plain(branch.label))
        if key and key in seen:
            text = f"Die Antwort „{plain(branch.label)}“ gibt es hier zweimal. Jede Antwort braucht ihre eigenen Worte."
            yield Fault(branch.line, "antwort-doppelt", text)
        seen.add(key)


def _missing_targets(question: FinderQuestion, known: Container[str]) -> Iterator[Fault]:
    for branch in question.branches:
        if branch.target.value not in known:
            what = "Das Ergebnis" if branch.target.kind is TargetKind.OUTCOME else "Die Frage"
            yield Fault(branch.line, "ziel-fehlt", f"{what} „{branch.target.value}“ gibt es nicht.")


def _routes(question: FinderQuestion, numbers: Container[int]) -> Iterator[Route]:
    """Ways to other questions; an outcome is an end."""
    for branch in question.branches:
        if branch.target.kind is TargetKind.OUTCOME:
            yield Route(question.number, None, branch)
        elif int(branch.target.value) in numbers:
            yield Route(question.number, int(branch.target.value), branch)


def _dead_ends(finder: Finder, ways: list[Route]) -> Iterator[Fault]:
    """Questions that are never asked, and questions that never come to an outcome."""
    asked = reached([min(question.number for question in finder.questions)], ways)
    ending = reaching_end(ways)
    for question in finder.questions:
        if question.number not in asked:
            yield Fault(question.line, "frage-unerreichbar", f"Zu Frage {question.number} führt kein Weg.")
        if question.number not in ending:
            text = f"Von Frage {question.number} kommt man nie zu einem Ergebnis. Schreiben Sie „→ Ergebnis kennung“."
            yield Fault(question.line, "kein-ende", text)


def _unused_outcomes(finder: Finder) -> Iterator[Fault]:
    used = {branch.target.value for question in finder.questions for branch in question.branches}
    for outcome in finder.outcomes:
        if outcome.id not in used | {finder.otherwise}:
            text = f"Zum Ergebnis „{outcome.title}“ führt kein Weg."
            yield Fault(outcome.line, "ergebnis-unerreichbar", text)
