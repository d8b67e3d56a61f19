"""The printed edition: what it leaves to the web, what it adds, how it is put together.

What it looks like is the template's business (docs/_print).
"""

from __future__ import annotations

from sphinx.transforms.post_transforms import SphinxPostTransform

from . import elsewhere, front, headings, legends, margin, pulled, registers

#: What is done to the document before it is printed, and when among Sphinx's own (10 resolves references).
TRANSFORMS: tuple[tuple[type[SphinxPostTransform], int], ...] = (
    (elsewhere.LeaveToWeb, 4),
    (registers.KeepWhatIsUsed, 5),
    (legends.CompleteLegends, 6),
    (front.Arrange, 7),
    (headings.PlaceHeadings, 8),
    (margin.DefineTerms, 8),
    (pulled.PullFigures, 9),
    (registers.LeaveOutSources, 800),  # after citations are resolved
)
NODES = (
    *front.NODES,
    (headings.beside, headings.visit_beside),
    (margin.margin_note, margin.visit_margin_note),
)
