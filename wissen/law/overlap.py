"""Whether two citations can mean the same words of the law: how content meets a stage of its §."""

from __future__ import annotations

import re

from wissen.law.citation import Citation
from wissen.law.norm_list import number_key

_Key = tuple[int, str]


def overlap(first: Citation, second: Citation) -> bool:
    """Whether both can mean the same words of the law: § 16d meets § 16d Abs. 3, § 16b meets §§ 16a–16g.

    "f." reaches one number further, "ff." two: that many are certainly meant.
    """
    if first.law != second.law:
        return False
    if not first.norm or not second.norm:
        return True
    return _norms_meet(first, second) and _details_meet(first.detail, second.detail)


def _norms_meet(first: Citation, second: Citation) -> bool:
    sign, _, number = first.norm.partition(" ")
    other_sign, _, other = second.norm.partition(" ")
    if sign != other_sign:
        return False
    if sign in {"§", "Art."}:
        low, high = _reach(number, first.upto)
        other_low, other_high = _reach(other, second.upto)
        return low <= other_high and other_low <= high
    return f"{number}.".startswith(f"{other}.") or f"{other}.".startswith(f"{number}.")


def _reach(number: str, upto: str) -> tuple[_Key, _Key]:
    low = number_key(number)
    if upto in {"f.", "ff."}:
        return low, (low[0] + upto.count("f"), "")
    return low, number_key(upto.rpartition(" ")[2]) if upto else low


def _details_meet(first: str, second: str) -> bool:
    """Two places exclude each other as soon as one label has different values in them."""
    for (label, value), (other_label, other_value) in zip(_steps(first), _steps(second), strict=False):
        if label != other_label:
            return True
        low, high = _ends(value)
        other_low, other_high = _ends(other_value)
        if low > other_high or other_low > high:
            return False
    return True


def _steps(detail: str) -> list[tuple[str, str]]:
    words = re.sub(r" ff?\.", "", detail).split()
    return list(zip(words[::2], words[1::2], strict=True))


def _ends(value: str) -> tuple[_Key, _Key]:
    low, _, high = value.partition("–")
    return number_key(low), number_key(high or low)
