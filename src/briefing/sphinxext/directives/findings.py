"""``{judgement}`` and ``{claims}``: our conclusions, from data, with their evidence."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from ...errors import did_you_mean
from ...evidence.claims import VERDICTS, Claim, Judgement
from ...words.catalogue import translate
from ..nodes import claim as claim_node
from ..nodes import claims as claims_node
from ..state import language_of, ledger_of
from .judgements import likelihood
from .part import Part

#: A mark beside each verdict, so that it does not rest on colour.
MARKS = {
    "faithful": "✓", "overstated": "↑", "understated": "↓", "wrong": "✗", "unverifiable": "?",
}  # fmt: skip


def anchor_of(claim: Claim) -> str:
    """Return the anchor of a claim: its number, as printed.

    >>> from types import SimpleNamespace
    >>> anchor_of(SimpleNamespace(id="c05"))
    'claim-5'
    """
    return f"claim-{claim.id.removeprefix('c').lstrip('0')}"


class JudgementBox(Part):
    """One judgement: what we conclude, how likely, how sure, on what evidence."""

    required_arguments = 1
    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return a box, or an error if there is no such judgement."""
        known = ledger_of(self.env).judgements
        found = known.get(self.arguments[0])
        if found is None:
            what = f"there is no judgement {self.arguments[0]!r}"
            raise self.error(f"{what}{did_you_mean(self.arguments[0], known)}")
        number = [*known].index(found.id) + 1
        reason = [*self.inline(found.reason), nodes.Text(f" {self._word('Evidence:')} ")]
        box = nodes.container(classes=["judgement"], ids=[f"judgement-{found.id}"])
        self.set_source_info(box)
        box += [
            self._line([nodes.Text(self._word("Judgement {}").format(number))], "judgement-label"),
            self._line(self.inline(found.statement), "statement"),
            nodes.container("", *self._assessment(found), classes=["assessment"]),
            self._line([*reason, *self.links(found.evidence)], "reason"),
        ]
        return [box]

    def _line(self, said: Sequence[nodes.Node], name: str) -> nodes.paragraph:
        return nodes.paragraph("", "", *said, classes=[name], translatable=False)

    def _word(self, text: str) -> str:
        return translate(text, language_of(self.env))

    def _assessment(self, found: Judgement) -> Sequence[nodes.Node]:
        """Return how likely and how sure, which are two questions, in two paragraphs."""
        sure = nodes.inline("", sentence_case(self._word(f"{found.confidence} confidence")),
                            classes=["confidence", f"confidence-{found.confidence}"])  # fmt: skip
        lines = [self._line([sure], "sure")]
        if found.likelihood:
            lines.insert(
                0, self._line(likelihood(found.likelihood, language_of(self.env)), "likely")
            )
        return lines


def sentence_case(text: str) -> str:
    """Write the first letter large and leave the others, as German nouns need.

    >>> sentence_case("mittlere Sicherheit")
    'Mittlere Sicherheit'
    """
    return text[:1].upper() + text[1:]


class Claims(Part):
    """Claims of the news item, all or those of one verdict, with what the evidence says."""

    HEAD = ("Claim", "Verdict", "What the evidence says")

    def run(self) -> list[nodes.Node]:
        """Return the claims, or an error if there is no such verdict."""
        wanted = self.arguments[0] if self.arguments else ""
        if wanted and wanted not in VERDICTS:
            raise self.error(f"unknown verdict {wanted!r}{did_you_mean(wanted, VERDICTS)}")
        claims = ledger_of(self.env).claims.values()
        head = [translate(word, language_of(self.env)) for word in self.HEAD]
        found = [self._node(claim) for claim in claims if wanted in ("", claim.verdict)]
        return [claims_node("", *found, head=head, widths=(34, 16, 50))]

    def _node(self, claim: Claim) -> claim_node:
        """Return a claim, which can be linked to by its number."""
        cells = [*self._phrases(claim), self._verdict(claim), self._finding(claim)]
        paragraphs = [nodes.paragraph("", "", *cell, translatable=False) for cell in cells]
        return claim_node("", *paragraphs, number=claim.id.removeprefix("c").lstrip("0"),
                          ids=[anchor_of(claim)])  # fmt: skip

    def _phrases(self, claim: Claim) -> list[list[nodes.Node]]:
        """Return the German words, and their translation where the text is not German."""
        german = nodes.inline("", f"„{claim.phrase_de}“", classes=["language-de", "lang-de"])
        if self.config.language == "de":
            return [[german]]
        return [[german], [nodes.Text(f"“{claim.phrase_en}”")]]

    def _verdict(self, claim: Claim) -> list[nodes.Node]:
        words = f"{MARKS[claim.verdict]} {translate(claim.verdict, language_of(self.env))}"
        return [nodes.inline("", words, classes=["verdict", f"verdict-{claim.verdict}"])]

    def _finding(self, claim: Claim) -> list[nodes.Node]:
        cell = self.inline(claim.finding)
        if claim.reason_unchecked:
            cell += [nodes.Text(" " if cell else ""), *self.inline(claim.reason_unchecked)]
        if claim.evidence:
            cell += [nodes.Text(f" {translate('Evidence:', language_of(self.env))} ")]
            cell += self.links(claim.evidence)
        return cell
