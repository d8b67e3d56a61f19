"""``{recommendations}``, ``{policy-options}`` and ``{policy-option}``: what could be done, from one table.

Sphinx has an ``option`` of its own, of command lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes

from ...errors import did_you_mean
from ...evidence.options import Option, first_steps
from ...words.catalogue import translate
from ..nodes import row, table
from ..state import language_of, ledger_of
from .part import CaptionedTable, Part


def anchor_of(option: Option) -> str:
    """Return the anchor of an option."""
    return f"option-{option.id}"


class OptionPart(Part):
    """What the three directives share."""

    def word(self, text: str) -> str:
        """Return words of ours in the language of the build."""
        return translate(text, language_of(self.env))

    def list_of(self, found: Iterable[tuple[str, str]]) -> nodes.definition_list:
        """Return labelled lines: each a label of ours and a text of the table."""
        items = [
            nodes.definition_list_item(
                "",
                nodes.term("", self.word(label), translatable=False),
                nodes.definition("", self.paragraph(text)),
            )
            for label, text in found
        ]
        return nodes.definition_list("", *items, classes=["option"])

    def paragraph(self, text: str) -> nodes.paragraph:
        """Return a text of the table as a paragraph; the catalogue has translated it."""
        return nodes.paragraph("", "", *self.inline(text), translatable=False)


class OptionEntry(OptionPart):
    """One option with all its lines, as a section of its own."""

    required_arguments = 1
    optional_arguments = 0
    LINES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("What", "what"),
        ("Why", "why"),
        ("Who", "who"),
        ("Legal base", "legal_base"),
        ("Cost", "cost"),
        ("Risk", "risk"),
        ("Sign that it works", "sign"),
        ("What it would move", "lever"),
    )

    def run(self) -> list[nodes.Node]:
        """Return a section, or an error if there is no such option."""
        known = ledger_of(self.env).options
        found = known.get(self.arguments[0])
        if found is None:
            what = f"unknown option {self.arguments[0]!r}"
            raise self.error(f"{what}{did_you_mean(self.arguments[0], known)}")
        place = [*known].index(found.id) + 1
        title = f"{self.word('Option {}').format(place)}: {self.word(found.title)}"
        section = nodes.section("", ids=[anchor_of(found)], names=[anchor_of(found)])
        self.set_source_info(section)
        self.state.document.note_explicit_target(section, section)
        section += nodes.title("", title, translatable=False)
        section += self.list_of((label, getattr(found, field)) for label, field in self.LINES)
        return [section]


class Recommendations(OptionPart):
    """The options that come first, each with who, when and at what cost."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return a numbered list, the same wherever it stands."""
        steps = nodes.enumerated_list("", enumtype="arabic", prefix="", suffix=".",
                                      classes=["recommendations"])  # fmt: skip
        for option in first_steps(ledger_of(self.env).options):
            first = nodes.strong("", "", *self.inline(option.first))
            rest = "; ".join([
                f"{self.word('Who')}: {self.word(option.who)}",
                f"{self.word('When')}: {self.word(option.when)}",
                f"{self.word('Cost')}: {self.word(option.cost)}",
            ])  # fmt: skip
            said = nodes.paragraph("", "", first, nodes.Text(f" {rest}."), translatable=False)
            steps += nodes.list_item("", said)
        return [steps]


class Options(OptionPart, CaptionedTable):
    """All options in one table, to decide by."""

    HEAD: ClassVar[tuple[str, ...]] = ("Option", "Who", "What it would move", "Sign that it works")

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        known = ledger_of(self.env).options.values()
        rows = [row(self._cells(place, option)) for place, option in enumerate(known, start=1)]
        made = table([self.word(word) for word in self.HEAD], rows, (28, 26, 20, 26))
        return [self.captioned(made)]

    def _cells(self, place: int, option: Option) -> list[Sequence[nodes.Node]]:
        texts = (option.who, option.lever, option.sign)
        title = nodes.reference("", f"{place}. {self.word(option.title)}",
                                refid=anchor_of(option), internal=True)  # fmt: skip
        return [[title], *([*self.inline(text)] for text in texts)]
