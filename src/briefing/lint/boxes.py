"""The texts of the evidence folder that stand in a chapter as boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from ..evidence.options import first_steps
from ..ledger.ledger import Ledger
from ..words.catalogue import Language, translate
from .sentences import Kind, Paragraph, sentences

#: Directives that print texts of the evidence folder, with the name of what they print.
_BOX = re.compile(r"^`{3,}\{(judgement|judgements|recommendations|policy-option)\}(.*)$")
#: Lines of an option that are phrases.
_LABELLED = ("who", "legal_base", "cost", "risk", "sign", "lever")


def boxes(path: Path, ledger: Ledger, language: Language) -> Iterator[Paragraph]:
    """Yield the boxes of a chapter: sentences, then phrases behind labels."""
    for line, row in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if match := _BOX.match(row):
            said, labels = _texts(match[1], match[2].split(), ledger)
            for texts, kind in ((said, "box"), (labels, "label")):
                for text in texts:
                    found = sentences(translate(text, language), ledger, language)
                    yield Paragraph(path, line, found, cast("Kind", kind))


def _texts(directive: str, names: list[str], ledger: Ledger) -> tuple[list[str], list[str]]:
    """Return the texts that a directive prints: sentences, and phrases behind labels."""
    judgements = [ledger.judgements[name] for name in names if "judgement" in directive]
    match directive:
        case "judgement":
            return [text for j in judgements for text in (j.statement, j.reason)], []
        case "judgements":
            return [j.statement for j in judgements], []
        case "recommendations":
            steps = first_steps(ledger.options)
            labels = [text for step in steps for text in (step.who, step.when, step.cost)]
            return [step.first for step in steps], labels
    options = [ledger.options[name] for name in names]
    return (
        [text for option in options for text in (option.what, option.why)],
        [getattr(option, name) for option in options for name in _LABELLED],
    )
