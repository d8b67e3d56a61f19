"""The cover is for print: on the web, At a glance says the same."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform


class LeaveOutCover(SphinxPostTransform):
    """Removes what an author has put on the cover."""

    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Drop the containers of the cover."""
        for found in list(self.document.findall(nodes.container)):
            if "cover" in found["classes"]:
                found.parent.remove(found)
