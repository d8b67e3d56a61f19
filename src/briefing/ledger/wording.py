"""Checks that the words of likelihood follow the rule.

The word of a judgement is the one whose ICD 203 band holds its chance over all choices of the
analyst; otherwise a written reason says why another was taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import BriefingError, EvidenceErrors
from ..evidence.claims import Judgement
from ..evidence.likelihood import words_for
from ..evidence.tables import read_table
from .number import Number


def check_words(
    judgements: Mapping[str, Judgement], numbers: Mapping[str, Number], file: Path
) -> None:
    """Check every judgement that names a chance.

    Raises
    ------
    EvidenceErrors
        If a word is not the one that the chance asks for, and no reason is given; if a reason
        is given for a word that needs none.
    """
    wrong: dict[str, tuple[str, str]] = {}
    for judgement in judgements.values():
        if not judgement.chance:
            continue
        words = words_of(numbers.get(f"robust.{judgement.chance}", numbers[judgement.chance]))
        fits = words == (judgement.likelihood,)
        if fits == bool(judgement.word_reason):
            over = " to ".join(dict.fromkeys((words[0], words[-1])))
            what = f"field 'likelihood': {judgement.likelihood!r} is not the word for {over!r}, "
            what += f"the chance of {judgement.id!r} over all choices"
            do = "Change the word, or say why in word_reason."
            if fits:
                what, do = "field 'word_reason': the word needs no reason", "Leave it empty."
            wrong[judgement.id] = what, do
    if wrong:
        lines = {row.id: line for line, row in read_table(file, Judgement)}
        raise EvidenceErrors(
            BriefingError(what, file=file, line=lines[name], do=do)
            for name, (what, do) in wrong.items()
        )


def words_of(chance: Number) -> tuple[str, ...]:
    """Return the words whose bands a chance touches; an open end runs to none or all."""
    low = chance.at("low")
    high = chance.at("high")
    return words_for(0.0 if low is None else low, 100.0 if high is None else high)
