"""``{judgement}``, ``{verdicts}`` and ``{claims}``: our conclusions, from data, with evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from docutils import nodes
from docutils.utils.smartquotes import smartchars

from ...errors import did_you_mean
from ...evidence.claims import CORRECTED, VERDICTS, Claim, Judgement, Verdict
from ...evidence.forms import language_codes
from ...words.catalogue import Language, translate
from ...words.numbers import amount
from ..nodes import row, table
from ..state import language_of, ledger_of
from .judgements import likelihood, likelihood_bar
from .part import CaptionedTable, Part

#: A mark beside each verdict; in the order in which a reader wants them.
MARKS: Mapping[Verdict, str] = MappingProxyType({
    "wrong": "✗", "overstated": "↑", "understated": "↓", "unverifiable": "?", "faithful": "✓",
})  # fmt: skip
ORDER = tuple(MARKS)


def anchor_of(claim: Claim) -> str:
    """Return the anchor of a claim: its number, as printed.

    >>> from types import SimpleNamespace
    >>> anchor_of(SimpleNamespace(number=5))
    'claim-5'
    """
    return f"claim-{claim.number}"


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


def verdict_in_words(verdict: Verdict, language: Language) -> nodes.inline:
    """Return a verdict with its mark."""
    words = f"{MARKS[verdict]} {translate(verdict, language)}"
    return nodes.inline("", words, classes=["verdict", f"verdict-{verdict}"])


def sentence_case(text: str) -> str:
    """Write the first letter large and leave the others, as German nouns need.

    >>> sentence_case("mittlere Sicherheit")
    'Mittlere Sicherheit'
    """
    return text[:1].upper() + text[1:]


def _quoted(text: str, code: str) -> str:
    r"""Put a text between the quotation marks of its language.

    >>> _quoted("rain", "en"), _quoted("Regen", "de"), _quoted("pluie", "fr")
    ('“rain”', '„Regen“', '«\xa0pluie\xa0»')
    """
    marks = smartchars.quotes.get(code, smartchars.quotes["en"])
    return f"{marks[0]}{text}{marks[1]}"


class Verdicts(CaptionedTable):
    """How many claims have which verdict, each as a share of all."""

    HEAD: ClassVar[tuple[str, ...]] = ("Verdict", "Claims", "Share of all claims")

    def run(self) -> list[nodes.Node]:
        """Return a table, wrong first; the shares stand side by side on one scale."""
        given = [claim.verdict for claim in ledger_of(self.env).claims.values()]
        rows, start = [], 0.0
        for verdict in ORDER:
            count = given.count(verdict)
            share = 100 * count / (len(given) or 1)
            bar = likelihood_bar(low=start, high=start + share)
            words = f" {amount(share, 'percent', language_of(self.env), 2)}"
            rows.append(
                row([[verdict_in_words(verdict, language_of(self.env))], [nodes.Text(str(count))],
                     [bar, nodes.Text(words)]])
            )  # fmt: skip
            start += share
        head = [translate(word, language_of(self.env)) for word in self.HEAD]
        made = table(head, rows, (30, 20, 50))
        made["classes"] = ["verdicts", "colwidths-given"]
        return [self.captioned(made)]


class Claims(CaptionedTable):
    """Claims of the news item that have one verdict: quotation, what would be right, and why."""

    required_arguments = 1
    WHY = "What the evidence says"
    CORRECTED = "What would have been right, and what the evidence says"

    def run(self) -> list[nodes.Node]:
        """Return the table of claims, or an error if there is no such verdict."""
        wanted = self.arguments[0]
        if wanted not in VERDICTS:
            raise self.error(f"unknown verdict {wanted!r}{did_you_mean(wanted, VERDICTS)}")
        claims = [c for c in ledger_of(self.env).claims.values() if c.verdict == wanted]
        columns = ("Claim", self.CORRECTED if wanted in CORRECTED else self.WHY)
        head = [translate(word, language_of(self.env)) for word in columns]
        made = table(head, map(self._row, claims), (35, 65))
        made["classes"] = ["claims", "colwidths-given"]
        return [self.captioned(made)]

    def _row(self, claim: Claim) -> nodes.row:
        """Return the row of a claim, which can be linked to by its number."""
        phrase = nodes.paragraph("", "", *self._phrase(claim), ids=[anchor_of(claim)])
        right = (
            [nodes.paragraph("", "", nodes.strong("", "", *self.inline(claim.right)))]
            if claim.right
            else []
        )
        finding = nodes.paragraph("", "", *self._finding(claim))
        return nodes.row("", nodes.entry("", phrase), nodes.entry("", *right, finding))

    def _phrase(self, claim: Claim) -> list[nodes.Node]:
        code = self._language()
        said = nodes.inline("", _quoted(claim.phrase, code))
        said["classes"] = [f"language-{code}", f"lang-{code}"]
        words = nodes.strong("", str(claim.number))
        number = nodes.reference("", "", words, refid=anchor_of(claim), classes=["permalink"])
        foreign = claim.translation and code != self.config.language
        meant = [nodes.Text(f" – {_quoted(claim.translation, 'en')}")] if foreign else []
        return [number, nodes.Text(" "), said, *meant]

    def _language(self) -> str:
        """Return the language of the audited item."""
        source = ledger_of(self.env).evidence.sources.get(self.config.briefing_audited)
        return language_codes().get(source.langid, "en") if source else "en"

    def _finding(self, claim: Claim) -> list[nodes.Node]:
        cell = self.inline(claim.finding)
        if claim.reason_unchecked:
            cell += [nodes.Text(" " if cell else ""), *self.inline(claim.reason_unchecked)]
        if claim.evidence:
            cell += [nodes.Text(f" {translate('Evidence:', language_of(self.env))} ")]
            cell += self.links(claim.evidence)
        return cell
