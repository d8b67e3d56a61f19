"""How a number is to be printed, as an author writes it behind the name of the number.

Words and digits are made in `briefing.words.numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from ..errors import BriefingError, did_you_mean

Pick = Literal["auto", "low", "central", "high", "range"]

_POWERS = {"millions": 6, "billions": 9}


@dataclass(frozen=True, slots=True)
class Form:
    """How a number is to be printed."""

    pick: Pick = "auto"
    #: Print the unit?
    unit: bool = True
    #: Print "at least" and "up to" beside one-sided values?
    bounds: bool = True
    #: Significant digits; None takes those of the number.
    digits: int | None = None
    #: The power of ten that is said in words; None takes the one that fits the value.
    power: int | None = None
    #: Write a whole number below ten in words?
    spelled: bool = False

    @classmethod
    def parse(cls, text: str) -> Form:
        """Read a form as an author writes it behind the name of a number.

        >>> Form.parse("low, digits=2, bare")
        Form(pick='low', unit=False, bounds=True, digits=2, power=None, spelled=False)

        Raises
        ------
        BriefingError
            If a word is not known.
        """
        form = cls()
        for word in filter(None, (part.strip() for part in text.split(","))):
            if word in get_args(Pick):
                form = replace(form, pick=cast(Pick, word))
            elif word == "bare":
                form = replace(form, unit=False)
            elif word == "plain":
                form = replace(form, bounds=False)
            elif word == "words":
                form = replace(form, spelled=True)
            elif word in _POWERS:
                form = replace(form, power=_POWERS[word])
            elif word.startswith("digits=") and word[7:].isdigit() and int(word[7:]) > 0:
                form = replace(form, digits=int(word[7:]))
            else:
                known = [*get_args(Pick), "bare", "plain", "words", *_POWERS, "digits=3"]
                raise BriefingError(
                    f"unknown form {word!r}{did_you_mean(word, known)}",
                    do=f"Known forms: {', '.join(known)}.",
                )
        return form
