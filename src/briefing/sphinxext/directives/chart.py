"""``{chart} name``: a chart with caption, alt text, source line and long description.

The first paragraph of the body is the caption, the others are the long description, so that
translators see all of them.
Drawing is `briefing.charts.contract`' work.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import OptionSpec

from ...charts.contract import THEMES, Chart
from ...errors import did_you_mean
from ...words.catalogue import translate
from ..loading import FIGURES
from ..state import charts_of, ledger_of, root_of


class ChartDirective(SphinxDirective):
    """Puts a chart on the page."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "alt": directives.unchanged_required,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return a figure: light and dark image, caption, source line, long description."""
        charts, name = charts_of(self.env), self.arguments[0]
        if name not in charts:
            what = f"there is no chart script {name!r}{did_you_mean(name, charts)}"
            raise self.error(f"{what}. Charts are the files of scripts/.")
        figure = nodes.figure(classes=["chart"], chart=name)
        self.set_source_info(figure)
        figure += [self._image(name, theme) for theme in THEMES]
        figure += self._text(charts[name])
        self.add_name(figure)
        return [figure]

    def _image(self, name: str, theme: str) -> nodes.image:
        path = root_of(self.env) / FIGURES / self.config.language / f"{name}-{theme}.svg"
        uri = os.path.relpath(path, Path(self.env.doc2path(self.env.docname)).parent)
        image = nodes.image("", uri=uri, alt=self.options.get("alt", ""), classes=[f"only-{theme}"])
        image["loading"] = "lazy"
        self.set_source_info(image)
        return image

    def _text(self, chart: Chart) -> list[nodes.Node]:
        parsed = self.parse_content_to_nodes()
        first, rest = parsed[0] if parsed else None, parsed[1:]
        if not isinstance(first, nodes.paragraph):
            raise self.error(f"chart {chart.name!r} has no caption. Say what it shows.")
        caption = nodes.caption("", "", *first.children)
        caption.rawsource = first.rawsource
        caption.source, caption.line = first.source, first.line  # so that gettext sees it
        legend = nodes.legend("", self._source_line(chart))
        if rest:
            legend += nodes.container("", *rest, classes=["long-description"])
        return [caption, legend]

    def _source_line(self, chart: Chart) -> nodes.paragraph:
        sources = ledger_of(self.env).sources(*chart.numbers)
        word = translate("Sources:" if len(sources) > 1 else "Source:", self.config.language)
        keys = ",".join(source.key for source in sources)
        cited = self.parse_inline(f"{{cite:alp}}`{keys}`", lineno=self.lineno)[0]
        return nodes.paragraph("", "", nodes.Text(f"{word} "), *cited, classes=["source-line"])
