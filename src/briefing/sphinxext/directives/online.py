"""``{web-only}``: what print leaves to the web, naming its address and the file attached instead.

:::{web-only} numbers.csv
A long table.
:::
"""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ...errors import did_you_mean
from ..datafiles import DESCRIPTIONS

CLASS = "web-only"


class WebOnly(SphinxDirective):
    """Content for the web, and the attached file that has its data, if there is one."""

    has_content = True
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the content in a container, or an error if no such file is attached."""
        file = self.arguments[0] if self.arguments else ""
        if file and file not in DESCRIPTIONS:
            raise self.error(f"no attached file {file!r}{did_you_mean(file, DESCRIPTIONS)}")
        box = nodes.container("", *self.parse_content_to_nodes(), classes=[CLASS], file=file)
        self.set_source_info(box)
        return [box]
