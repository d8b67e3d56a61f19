"""What print adds below a chart: where its data are, and how to cite it."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.catalogue import translate
from ..state import language_of, work_of
from .numbered import number_of

LINE = "Data: {file}, attached to this PDF. Cite: {title}, edition {edition}, {number}."


class CompleteLegends(SphinxPostTransform):
    """Adds a line on data and citation to every numbered chart, and leaves out long descriptions."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Complete every chart."""
        for box in list(self.document.findall(nodes.container)):
            if "long-description" in box["classes"]:
                box.parent.remove(box)
        for figure in self.document.findall(nodes.figure):
            if name := figure.get("chart"):
                figure["attachment"] = f"chart-{name}.csv"
                legend = next(figure.findall(nodes.legend))
                legend += nodes.paragraph("", self._line(figure), classes=["data-line"])

    def _line(self, figure: nodes.figure) -> str:
        work = work_of(self.env)
        title = work.title.partition(":")[0]
        return translate(LINE, language_of(self.env)).format(
            file=figure["attachment"],
            title=title,
            edition=work.version,
            number=number_of(self.env, figure) or figure["chart"],
        )
