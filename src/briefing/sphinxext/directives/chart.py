"""``{chart} name``: a chart with finding, subtitle, sources, note and long description.

The paragraphs of the body are, in this order: the finding (at most ten words), the subtitle (what,
unit, period, scale), the note, and the long description; so translators see all of them.
Drawing is `briefing.charts.contract`'s work; how pictures are offered is `html.pictures`'.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from ...charts.contract import Chart
from ...charts.drawing import VARIANTS, drawing_name
from ...errors import did_you_mean
from ...words.catalogue import translate
from ..domain import domain_of
from ..loading import FIGURES
from ..nodes import picture
from ..state import charts_of, language_of, ledger_of, root_of

#: What the paragraphs of the body are, in their order.
PARTS = ("finding", "subtitle", "note")


class ChartDirective(SphinxDirective):
    """Puts a chart on the page."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "alt": directives.unchanged_required,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return a figure: drawings, finding, subtitle, sources, note, long description."""
        chart = self._chart()
        domain_of(self.env).note_chart(chart.name, self.env.docname, self.lineno)
        figure = nodes.figure(classes=["chart"], chart=chart.name)
        self.set_source_info(figure)
        figure += self._picture(chart)
        figure += self._text(chart)
        self.add_name(figure)
        return [figure]

    def _chart(self) -> Chart:
        charts, name = charts_of(self.env), self.arguments[0]
        if name not in charts:
            what = f"there is no chart script {name!r}{did_you_mean(name, charts)}"
            raise self.error(f"{what}. Charts are the files of scripts/.")
        return charts[name]

    def _picture(self, chart: Chart) -> picture:
        return picture("", *(self._image(chart.name, theme, narrow) for narrow, theme in VARIANTS))

    def _image(self, name: str, theme: str, narrow: bool) -> nodes.image:
        folder = root_of(self.env) / FIGURES / self.config.language
        path = folder / drawing_name(name, theme, narrow)
        uri = os.path.relpath(path, Path(self.env.doc2path(self.env.docname)).parent)
        first = (narrow, theme) == VARIANTS[0]
        image = nodes.image("", uri=uri, alt=self.options.get("alt", "") if first else "")
        image["drawing"] = (narrow, theme)
        self.set_source_info(image)
        return image

    def _text(self, chart: Chart) -> list[nodes.Node]:
        parsed = self.parse_content_to_nodes()
        found = [node for node in parsed[: len(PARTS)] if isinstance(node, nodes.paragraph)]
        if len(found) < len(PARTS):
            missing = PARTS[len(found)]
            raise self.error(
                f"chart {chart.name!r} has no {missing}. Write paragraphs: {', '.join(PARTS)}."
            )
        first, subtitle, note = found
        caption = nodes.caption("", "", *first.children)
        caption.rawsource = first.rawsource
        caption.source, caption.line = first.source, first.line  # so that gettext sees it
        subtitle["classes"].append("chart-subtitle")
        note["classes"].append("chart-note")
        legend = nodes.legend("", subtitle, self._source_line(chart), note)
        if rest := parsed[len(PARTS) :]:
            legend += nodes.container("", *rest, classes=["long-description"])
        return [caption, legend]

    def _source_line(self, chart: Chart) -> nodes.paragraph:
        """Name every source, and our model where it is one."""
        sources = ledger_of(self.env).sources(*chart.stated)
        several = len(sources) + chart.modelled > 1
        word = translate("Sources:" if several else "Source:", language_of(self.env))
        line = nodes.paragraph("", "", nodes.Text(f"{word} "), classes=["source-line"])
        if sources:
            keys = ",".join(source.key for source in sources)
            line += self.parse_inline(f"{{cite:alp}}`{keys}`", lineno=self.lineno)[0]
        if chart.modelled:
            own = translate("this briefing’s model", language_of(self.env))
            line += nodes.Text(f"{'; ' if sources else ''}{own}")
        return line


class ChartPicture(ChartDirective):
    """Puts the picture of a chart on a page that leads to it; the figure is in a chapter."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return the drawings alone."""
        return [self._picture(self._chart())]


class CompleteCharts(SphinxPostTransform):
    """Puts subtitles under findings; where pictures cannot adapt, leaves the first drawing."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Complete every chart of a document."""
        if self.app.builder.name == "gettext":  # a subtitle is a message as a paragraph only
            return
        for figure in self.document.findall(nodes.figure):
            if "chart" in figure:
                _complete(figure)
        if self.app.builder.format != "html":
            for found in list(self.document.findall(picture)):
                found.replace_self(found.children[0])


def _complete(figure: nodes.figure) -> None:
    caption = next(figure.findall(nodes.caption))
    for subtitle in list(figure.findall(nodes.paragraph)):
        if "chart-subtitle" in subtitle["classes"]:
            subtitle.parent.remove(subtitle)
            caption += nodes.inline("", "", *subtitle.children, classes=["chart-subtitle"])
