"""The builder: assembles the document, has it translated and compiled, and puts the PDF in place.

Each step is a module of its own; this one only knows their order.
"""

from __future__ import annotations

import time
from collections.abc import Sequence, Set
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import ConfigError
from sphinx.util import logging

from . import attachments, destinations, fonts, htmltags, math, rowheads, xmp
from .backlinks import Backlinks
from .code import Code, array, call, join, string
from .compile import Compiled, Settings, TypstFailed, compile_pdf, replace
from .document import Whole, assemble, section_number
from .glyphs import Glyphs
from .metadata import gather, timestamp
from .objects import Objects
from .paper import page_height, text_width
from .translator import TypstTranslator
from .workspace import Workspace

#: part of what the PDF depends on; raise it when the code changes what it writes
__version__ = "1.1"
log = logging.getLogger(__name__)


class TaggedPDFBuilder(Builder):
    """Makes one PDF of the whole project."""

    name = "taggedpdf"
    format = "taggedpdf"
    epilog = "The PDF is in %(outdir)s."
    default_translator_class = TypstTranslator
    allow_parallel = True
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    #: so that Sphinx fetches none: the build must not reach the network
    supported_remote_images = True

    glyphs: Glyphs
    backlinks: Backlinks
    formulas: dict[str, str | math.MathError]

    def get_outdated_docs(self) -> str:
        """Return a description: whether there is work is decided by content, after translation."""
        return "one PDF of all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return a URI that the translator knows as a place in the PDF."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same: everything is in one file."""
        return self.get_target_uri(to, typ)

    def text_width(self, kind: str = "column") -> float:
        """Return the width in points of the text `column`, of a `wide` table or of a `landscape` page."""
        return text_width(self.config.taggedpdf_paper, kind)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Check the configuration before any work is done."""
        self.workspace = Workspace(Path(self.outdir) / "typst")
        own = self.config.taggedpdf_template
        self.own_template = Path(self.confdir) / own if own else None
        if self.own_template is not None and not self.own_template.exists():
            raise ConfigError(f"taggedpdf_template not found: {own}")

    def write_documents(self, docnames: Set[str]) -> None:
        """Make the PDF, unless the one in place was made from the same content."""
        self.images = {}
        whole = assemble(self)
        htmltags.pair(whole.tree)
        files = self._fonts()
        self._prepare(whole, files)
        metadata = self._metadata(whole)
        attached = attachments.read(self.config.taggedpdf_attachments, Path(self.confdir))
        self.workspace.reset()
        fonts.collect(files, self.workspace.fonts)
        attachments.copy(attached, self.workspace.attachments)
        theme = self.workspace.add_template(self.own_template)
        self.workspace.add_images(self.images, Path(self.srcdir))
        code, row_heads = self._translate(whole, theme, attached)
        self.workspace.write(code, metadata)
        self._compile(metadata, row_heads)

    def _fonts(self) -> list[Path]:
        return fonts.find(
            self.config.taggedpdf_fonts, self.config.taggedpdf_font_packages, Path(self.confdir)
        )

    def _prepare(self, whole: Whole, files: Sequence[Path]) -> None:
        """Find out, for the whole document at once, what the translator will ask."""
        self.glyphs = Glyphs(files)
        self.glyphs.learn(whole.tree.astext())
        self.backlinks = Backlinks(whole.tree, self.config.root_doc, self.section_number)
        found = {
            n.astext() for kind in (nodes.math, nodes.math_block) for n in whole.tree.findall(kind)
        }
        self.formulas = math.convert_all(sorted(found), self.config.taggedpdf_math_macros)

    def section_number(self, section: nodes.section) -> str | None:
        """Return the number that Sphinx gave a section."""
        return section_number(section, self.env.toc_secnumbers, self.config.root_doc)

    def _metadata(self, whole: Whole) -> dict[str, Any]:
        found = gather(self.config, whole.title)
        return {k: self.glyphs.printable(v) if isinstance(v, str) else v for k, v in found.items()}

    def _translate(
        self, whole: Whole, theme: str, attached: Sequence[attachments.Attachment]
    ) -> tuple[str, list[list[bool]]]:
        """Return the code of the whole document, and which cells of its tables head their rows."""
        visitor = self.create_translator(whole.tree, self)
        assert isinstance(visitor, TypstTranslator)
        cover = visitor.blocks(whole.cover)
        intro = visitor.blocks(whole.intro) if whole.intro else None
        whole.tree.walkabout(visitor)
        body = "\n".join(visitor.frames[0])
        code = "\n".join(
            [
                f"#import {string(theme)} as doc",
                f"#let nowhere = {array(visitor.nowhere())}",
                '#let fig = doc.fig.with(json("floats.json"))',
                "#let div = doc.div.with(doc.layouts, doc.styles)",
                "#let span = doc.span.with(doc.marks)",
                "#let xref = doc.xref.with(nowhere)",
                '#let arrivals = doc.arrivals.with(doc.plain(json("metadata.json"), "cited"))',
                "#show: "
                + call(
                    "doc.template.with", Code('json("metadata.json")'), cover=cover, intro=intro
                ),
                "#" + join([a.code for a in attached], "\n"),
                "#{\n" + body + "\n}",
                "",
            ]
        )
        return code, visitor.row_heads

    def _compile(self, metadata: dict[str, Any], row_heads: Sequence[Sequence[bool]]) -> None:
        """Run Typst if anything changed, and replace the PDF only when all went well."""
        target = Path(self.outdir) / self.config.taggedpdf_filename
        settings = Settings(
            tuple(self.config.taggedpdf_standards),
            timestamp(self.config.taggedpdf_metadata),
            Path(self.srcdir),
            page_height(self.config.taggedpdf_paper),
        )
        key = self.workspace.fingerprint(
            settings.standards, settings.timestamp, row_heads, version("typst"), __version__
        )
        if self.workspace.is_current(key, target):
            log.info("typst: nothing changed")
            return
        self.workspace.unseal()
        start = time.perf_counter()
        try:
            compiled = compile_pdf(self.workspace, settings)
        except TypstFailed as failure:  # the last good PDF stays in place
            log.error("%s", failure)
            self._app.statuscode = 1
            return
        replace(target, amend(compiled, metadata, row_heads))
        if not compiled.complaints:
            self.workspace.seal(key, target)
        log.info("typst: %d kB in %.2f s", len(compiled.pdf) // 1000, time.perf_counter() - start)

    def finish(self) -> None:
        """Do nothing more."""


def amend(
    compiled: Compiled, metadata: dict[str, Any], row_heads: Sequence[Sequence[bool]]
) -> bytes:
    """Return the PDF with what Typst cannot say: places of links, row headers, licence, edition."""
    objects = Objects(compiled.pdf)
    destinations.resolve(objects, compiled.places)
    rowheads.mark(objects, row_heads)
    xmp.complete(objects, metadata)
    return objects.save()
