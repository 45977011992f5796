"""Fields (`- **Frist:** 2 Wochen; 1 Monat`): out of the lists of a chunk, and back into a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from wissen.content.blocks import Block, BulletList, Inline, ListItem, Paragraph, Strong, Text, plain
from wissen.content.flow import Field
from wissen.content.normal import normal_inlines
from wissen.content.problem import Replace, Report
from wissen.content.source import Source
from wissen.content.validity import ALWAYS
from wissen.text import fold, german_list, nearest


def take_fields(
    blocks: Iterable[Block], keys: Collection[str], *, source: Source, report: Report
) -> tuple[tuple[Field, ...], tuple[Block, ...]]:
    """The fields of all outermost bullet lists, and the blocks without them.

    Items that are no field stay where they are. Give the same keys to `Chunk.blocks(fields=…)` before.
    """
    taker = _Taker(tuple(keys), source, report)
    fields: list[Field] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, BulletList):
            found, left = taker.take(block)
            fields += found
            rest += left
        else:
            rest.append(block)
    taker.tell_doubled(fields)
    return tuple(fields), tuple(rest)


def field_items(fields: Iterable[Field]) -> tuple[ListItem, ...]:
    """The list items that read as these fields."""
    return tuple(ListItem((Paragraph(normal_inlines(_written(field))),)) for field in fields)


def field_text(fields: Iterable[Field], key: str) -> str:
    """The values of a field as plain text with `; ` between them, "" if there is none."""
    return "; ".join(plain(value) for field in fields if field.key == key for value in field.values)


def _written(field: Field) -> Iterator[Inline]:
    yield Strong((Text(f"{field.key}:"),))
    for index, value in enumerate(field.values):
        yield Text("; " if index else " ")
        yield from value


@dataclass(frozen=True, slots=True)
class _Taker:
    keys: tuple[str, ...]
    source: Source
    report: Report

    def take(self, block: BulletList) -> tuple[list[Field], list[Block]]:
        """The fields of one list; what hangs below a field follows the list as prose."""
        has_fields = any(self._known(item) for item in block.items)
        fields: list[Field] = []
        items: list[ListItem] = []
        below: list[Block] = []
        for item in block.items:
            key = self._known(item)
            if key is None:
                self._tell_unknown(item, has_fields=has_fields)
                items.append(item)
                continue
            fields += self._fields(item, key)
            below += item.blocks[1:]
            self._tell_extras(item)
        left: list[Block] = [replace(block, items=tuple(items))] if items else []
        return fields, left + below

    def tell_doubled(self, fields: Iterable[Field]) -> None:
        """A key given twice."""
        seen: set[str] = set()
        for field in fields:
            if field.key in seen:
                text = f"Das Feld „{field.key}“ steht hier zweimal. Mehrere Werte trennen Sie mit „;“."
                self.report.error(field.line, "feld-doppelt", text=text)
            seen.add(field.key)

    def _known(self, item: ListItem) -> str | None:
        label, _ = _split_label(item)
        return self._key(label)

    def _key(self, label: str) -> str | None:
        return next((key for key in self.keys if label and fold(key) == fold(label)), None)

    def _fields(self, item: ListItem, key: str) -> Iterator[Field]:
        """The field of an item; more than one if a known label stands within the value."""
        _, value = _split_label(item)
        run: list[Inline] = []
        for inline in value:
            inner = self._key(plain(inline.children).removesuffix(":")) if isinstance(inline, Strong) else None
            if inner is None or not plain((inline,)).endswith(":"):
                run.append(inline)
                continue
            self._tell_two(item.line, inner)
            yield self._field(key, run, item.line)
            key, run = inner, []
        yield self._field(key, run, item.line)

    def _field(self, key: str, run: list[Inline], line: int) -> Field:
        values = tuple(value for part in _split_values(run) if (value := normal_inlines(part)))
        if not values:
            self.report.warning(line, "feld-leer", text=f"Das Feld „{key}“ hat keinen Wert.")
        return Field(key, values, line)

    def _tell_two(self, line: int, key: str) -> None:
        raw = self.source.line(line)
        at = raw.rfind(f"**{key}:**")
        text = f"Zwei Felder in einer Zeile: „{key}“ braucht eine eigene Zeile."
        repair = None
        if at > 0:
            indent = raw[: len(raw) - len(raw.lstrip())]
            repair = Replace(line, line, f"{raw[:at].rstrip()}\n{indent}- {raw[at:]}\n")
        self.report.error(line, "zwei-felder", text=text, repair=repair)

    def _tell_unknown(self, item: ListItem, *, has_fields: bool) -> None:
        label, _ = _split_label(item)
        meant = nearest(label, self.keys) if label else None
        if meant:
            raw = self.source.line(item.line)
            repair = Replace(item.line, item.line, raw.replace(f"**{label}", f"**{meant}", 1) + "\n")
            text = f"Das Feld „{label}“ gibt es hier nicht. Meinten Sie „{meant}“?"
            self.report.error(item.line, "feld-unbekannt", text=text, repair=repair)
        elif label and has_fields:
            text = f"Das Feld „{label}“ gibt es hier nicht. Möglich sind {german_list(self.keys)}."
            self.report.error(item.line, "feld-unbekannt", text=text)

    def _tell_extras(self, item: ListItem) -> None:
        if item.period != ALWAYS:
            self.report.error(item.line, "feld-gilt", text="Ein Feld kann keine eigene Gültigkeit haben.")
        if len(item.blocks) > 1:
            text = "Ein Feld hat nur einen Absatz. Was darunter eingerückt ist, gilt als Text."
            self.report.error(item.line, "feld-mehrzeilig", text=text)


def _split_label(item: ListItem) -> tuple[str, tuple[Inline, ...]]:
    """The bold label an item opens with (without its colon) and the inlines behind it; "" without a label."""
    match item.blocks[:1], item.checked:
        case (Paragraph(inlines=(Strong(children=children), *rest)),), None:
            label = plain(children)
            if label.endswith(":"):
                return label.removesuffix(":").strip(), tuple(rest)
            if rest and isinstance(rest[0], Text) and rest[0].text.startswith(":"):
                return label.strip(), (Text(rest[0].text.removeprefix(":")), *rest[1:])
    return "", ()


def _split_values(run: Iterable[Inline]) -> Iterator[tuple[Inline, ...]]:
    """Parts between the semicolons of plain text."""
    part: list[Inline] = []
    for inline in run:
        if not isinstance(inline, Text):
            part.append(inline)
            continue
        first, *others = inline.text.split(";")
        part.append(Text(first))
        for text in others:
            yield tuple(part)
            part = [Text(text)]
    yield tuple(part)
