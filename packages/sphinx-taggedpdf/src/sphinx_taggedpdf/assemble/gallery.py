"""Pictures of sphinx-gallery become images, which are found, read and printed as all others are.

Its node holds the source as it was written; Sphinx has not collected the file.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment

#: what sphinx-gallery calls its node
NODE = "imgsgnode"


def make_plain(tree: nodes.document, docname: str, env: BuildEnvironment) -> None:
    """Put an image in the place of each picture of a gallery in a document, and let Sphinx know its file."""
    for node in [n for n in tree.findall(nodes.Element) if type(n).__name__ == NODE]:
        uri, _ = env.relfn2path(node["uri"], docname)
        env.images.add_file(docname, uri)
        image = nodes.image("", uri=uri, alt=node.get("alt", ""), candidates={"*": uri})
        image.source, image.line = node.source, node.line
        node.parent.replace(node, image)
