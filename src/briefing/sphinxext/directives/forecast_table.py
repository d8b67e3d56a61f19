"""``{forecasts}``: what we expect, by when, and what would settle it; ``{forecasts} settled`` scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes

from ...evidence.forecasts import Forecast
from ...words.catalogue import translate
from ...words.numbers import date_in_words
from ..nodes import Cell, row, table
from ..state import language_of, ledger_of
from .part import CaptionedTable


class Forecasts(CaptionedTable):
    """Forecasts in one table: those that are open, or those that are settled, with their score."""

    optional_arguments = 1
    OPEN: ClassVar[tuple[str, ...]] = ("What we expect", "Chance", "By", "What must be seen")
    SETTLED: ClassVar[tuple[str, ...]] = ("What we expected", "Chance", "By", "What came", "Score")
    CAME: ClassVar[dict[str | None, str]] = {"true": "it came true", "false": "it did not"}

    def run(self) -> list[nodes.Node]:
        """Return the table; a sentence where no forecast is settled yet."""
        found = ledger_of(self.env).forecasts.values()
        if not self.arguments:
            rows = [row(self._open(f)) for f in found if f.outcome is None]
            return [self.captioned(table(self._words(self.OPEN), rows, (40, 10, 15, 35)))]
        if self.arguments != ["settled"]:
            raise self.error(f"unknown argument {self.arguments[0]!r}: 'settled' or none")
        rows = [row(self._settled(f)) for f in found if f.outcome is not None]
        if not rows:
            none = self._word("No forecast is settled yet.")
            return [nodes.paragraph("", none, translatable=False)]
        return [self.captioned(table(self._words(self.SETTLED), rows, (45, 10, 15, 17, 13)))]

    def _open(self, forecast: Forecast) -> list[Cell]:
        return [*self._said(forecast), [nodes.Text(self._word(forecast.criterion))]]

    def _settled(self, forecast: Forecast) -> list[Cell]:
        came = self._word(self.CAME[forecast.outcome])
        return [*self._said(forecast), [nodes.Text(came)], [nodes.Text(f"{forecast.score:.2f}")]]

    def _said(self, forecast: Forecast) -> list[Cell]:
        number = ledger_of(self.env)[f"forecast.{forecast.id}"]
        date = date_in_words(forecast.date.isoformat(), language_of(self.env))
        return [
            [nodes.Text(self._word(forecast.statement))],
            [self.link(number, self.words(number))],
            [nodes.Text(date)],
        ]

    def _words(self, texts: Sequence[str]) -> list[str]:
        return [self._word(text) for text in texts]

    def _word(self, text: str) -> str:
        return translate(text, language_of(self.env))
