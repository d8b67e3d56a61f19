"""The numbers that Sphinx gave sections, figures, tables, listings and formulas."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from .document import Whole, docname_of
from .gaps import closed


class Numbers:
    """Looks numbers up, so that HTML and PDF agree."""

    def __init__(self, env: BuildEnvironment, config: Config, start: str, whole: Whole) -> None:
        self._env, self._config, self._start = env, config, start
        self._counted = closed(env.toc_fignumbers, whole.gone)

    def _docname(self, node: nodes.Node) -> str:
        return docname_of(node, self._start)

    def section(self, section: nodes.section, /) -> str | None:
        """Return the number of a section, such as ``4.1``."""
        own = self._env.toc_secnumbers.get(self._docname(section), {})
        found = next((n for i in section["ids"] if (n := own.get(f"#{i}"))), None)
        if found is None and isinstance(section.parent, addnodes.start_of_file):
            found = own.get("")
        return ".".join(map(str, found)) if found else None

    def counted(self, kind: str, node: nodes.Element, /) -> str | None:
        """Return the number of a node in the counter *kind*, such as ``2.3``."""
        numbers = self._counted.get(self._docname(node), {}).get(kind, {})
        found = next((numbers[i] for i in node["ids"] if i in numbers), None)
        return ".".join(map(str, found)) if found else None

    def caption(self, kind: str, node: nodes.Element, /) -> str | None:
        """Return the words before a caption, such as ``Fig. 3``."""
        found = self.counted(kind, node)
        if not found or not self._config.numfig:
            return None
        return str(self._config.numfig_format.get(kind, "%s") % found)

    def equation(self, node: nodes.math_block, /) -> str | None:
        """Return the number that links to the equation print, too."""
        if not node.get("number"):
            return None
        if self._config.math_numfig and self._config.numfig:
            found = self.counted("displaymath", node)
            if found:
                return found.replace(".", str(getattr(self._config, "math_numsep", ".")))
        return str(node["number"])
