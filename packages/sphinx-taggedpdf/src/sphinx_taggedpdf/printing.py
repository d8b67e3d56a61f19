"""Making one PDF: from the doctrees to the bytes of the file.

What Typst refuses and the builder can do without is taken out, with a warning, and the rest is
printed: pictures that cannot be read, notes with addresses that its tag tree cannot hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from docutils import nodes
from sphinx.locale import _

from .assemble import attachments, htmltags, indices
from .assemble.backlinks import Backlinks
from .assemble.document import Whole, assemble, docnames_of
from .assemble.footnotes import Footnotes
from .assemble.known import Known
from .assemble.metadata import gather, timestamp
from .assemble.numbers import Numbers
from .formulas import latex, macros
from .formulas.mathjax import mathjax_config
from .lettering import fonts
from .lettering.glyphs import Glyphs
from .lettering.scripts import module_of, script_of
from .pdf.amend import Additions, amend
from .report import report
from .retry import can_do_without
from .translate import Writer
from .translate.index import print_indices
from .typst import images, measures
from .typst.code import Code, array, call, join, string
from .typst.compile import Compiled, Settings, TypstFailed, compile_pdf
from .typst.workspace import Workspace
from .warnings import Kind, warn

if TYPE_CHECKING:
    from .builder import TaggedPDFBuilder
    from .config import Document

#: how often a document is written anew without what Typst refuses
_TRIES = 3


class Printing:
    """One PDF in the making."""

    def __init__(
        self,
        builder: TaggedPDFBuilder,
        document: Document,
        workspace: Workspace,
        attached: Sequence[attachments.Attachment],
    ) -> None:
        self.builder, self.document, self.workspace = builder, document, workspace
        self.config, self.attached = builder.config, attached
        self.metadata: dict[str, Any] = {}

    def make(self, target: Path) -> tuple[bytes | None, str]:
        """Return the PDF, or None if the one at *target* is of the same content; and what it is made from.

        Raise `TypstFailed` with the place in the sources.
        """
        known = self._known()
        self.builder.known = known
        writer = self._write(known)
        settings = self._settings(known, writer)
        key = self._key(settings, writer)
        if self.workspace.is_current("workspace", key, target):
            return None, key
        compiled, writer = self._compile(known, writer, settings)
        titles = {**writer.labels, **known.backlinks.titles}
        content = amend(
            compiled.pdf,
            compiled.places,
            Additions(self.metadata, writer.row_heads, titles, _("page"), writer.data_files),
        )
        if self.config.taggedpdf_check_words:
            report(content, writer)
        return content, key

    # what is known before a word is written

    def _known(self) -> Known:
        builder, config, start = self.builder, self.config, self.document.start
        builder.images = {}
        whole = assemble(
            builder,
            start,
            parts=config.taggedpdf_parts,
            body_only=self.document.toctree_only,
        )
        htmltags.pair(whole.tree)
        self.metadata = gather(config, self.document.metadata, whole)
        glyphs, files = self._lettering(whole)
        self.theme = self._template(files)
        numbers = Numbers(builder.env, config, start, whole)
        own = macros.read(config.taggedpdf_math_macros, mathjax_config(config))
        return Known(
            start=start,
            whole=whole,
            env=builder.env,
            config=config,
            numbers=numbers,
            backlinks=Backlinks(whole.tree, start, numbers.section),
            notes=Footnotes(whole.tree, start),
            glyphs=glyphs,
            formulas=self._formulas(whole, own),
            macros=own,
            measures=self._measures(),
            images=builder.images,
            drawings=Path(builder.outdir) / ".taggedpdf" / "drawings",
            show_urls=config.taggedpdf_show_urls,
            docnames=docnames_of(whole, start),
        )

    def _lettering(self, whole: Whole) -> tuple[Glyphs, list[Path]]:
        """Return the fonts of the project, and of the scripts that it needs, as far as installed."""
        config, confdir = self.config, Path(self.builder.confdir)
        files = fonts.find(config.taggedpdf_fonts, fonts.packages(config), confdir)
        glyphs = Glyphs(files)
        text = whole.tree.astext() + repr(self.metadata)
        scripts = dict.fromkeys(map(script_of, glyphs.lacking(text)))
        modules = {m for s in scripts if s and (m := module_of(s)) and fonts.package_folder(m)}
        if modules:
            files = fonts.choose([*files, *fonts.find((), sorted(modules), confdir)])
            glyphs = Glyphs(files)
            glyphs.learn(text)
        return glyphs, files

    def _template(self, files: Sequence[Path]) -> str:
        fonts.collect(files, self.workspace.fonts)
        self.fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(self.workspace.fonts)])
        attachments.copy(self.attached, self.workspace.attachments)
        return self.workspace.add_template(self.builder.own_template)

    def _formulas(
        self, whole: Whole, own: dict[str, macros.Macro]
    ) -> dict[str, str | latex.MathError]:
        kinds = (nodes.math, nodes.math_block)
        found = {n.astext() for kind in kinds for n in whole.tree.findall(kind)}
        kept = Path(self.builder.doctreedir) / "taggedpdf-formulas.json"
        return latex.convert_all(sorted(found), own, kept)

    def _measures(self) -> measures.Measures:
        paper = str(self.metadata["paper"])
        try:
            return measures.ask(self.workspace.folder, self.theme, paper, self.fonts)
        except typst.TypstError as error:
            raise TypstFailed(
                f"{self.config.taggedpdf_template or 'the bundled template'} "
                f"(paper {paper!r}): {error.message}\n{error.diagnostic}"
            ) from error

    # the code

    def _write(self, known: Known) -> Writer:
        """Write the document as Typst into the workspace."""
        writer = self.builder.create_translator(known.whole.tree, self.builder)
        assert isinstance(writer, Writer)
        code = self._code(known, writer)
        srcdir = Path(self.builder.srcdir)
        images.copy(known.images, srcdir, self.workspace.images, known.glyphs)
        self.metadata = known.glyphs.all_printable(self.metadata)
        self.workspace.write(code, self.metadata)
        return writer

    def _code(self, known: Known, writer: Writer) -> str:
        whole = known.whole
        cover = writer.blocks([child for node in whole.cover for child in node])
        intro = writer.blocks(whole.intro) if whole.intro else None
        writer.done |= {id(node) for node in (*whole.cover, *whole.intro)}
        if whole.title is not None:
            writer.omit(whole.title)
            writer.done.add(id(whole.title))
        writer.start()
        for child in whole.tree.children:
            child.walkabout(writer)
        body = "\n".join(writer.frames[0])
        self.indices = self._indices(known)
        index = print_indices(writer, self.indices)
        template = call(
            "doc.template.with", Code('json("metadata.json")'), cover=cover, intro=intro
        )
        return "\n".join(
            [
                f"#import {string(self.theme)} as doc",
                f"#let nowhere = {array(writer.nowhere())}",
                '#let fig = doc.fig.with(json("floats.json"))',
                '#let index = doc.index.with(json("pages.json"))',
                "#let div = doc.div.with(doc.layouts, doc.styles)",
                "#let span = doc.span.with(doc.marks)",
                "#let xref = doc.xref.with(nowhere)",
                '#let arrivals = doc.arrivals.with(doc.plain(json("metadata.json"), "cited"))',
                f"#show: {template}",
                "#" + join([a.code for a in self.attached], "\n"),
                "#{\n" + body + "\n" + index + "\n}",
                "",
            ]
        )

    def _indices(self, known: Known) -> list[indices.Index]:
        if not self.config.taggedpdf_use_index:
            return []
        domains = self.config.taggedpdf_domain_indices
        return indices.collect(self.builder, known.docnames, domains=domains)

    # the file

    def _settings(self, known: Known, writer: Writer) -> Settings:
        entries = (e for i in self.indices for _letter, group in i.groups for e in group)
        indexed = {name for entry in entries for name in entry.labels if name in writer.labels}
        return Settings(
            tuple(self.config.taggedpdf_standards),
            timestamp(self.document.metadata),
            Path(self.builder.srcdir),
            known.measures.height,
            tuple(sorted(indexed)),
        )

    def _key(self, settings: Settings, writer: Writer) -> str:
        return self.workspace.fingerprint(
            settings.standards,
            settings.timestamp,
            writer.row_heads,
            sorted(writer.labels.items()),
            sorted(writer.data_files.items()),
            *(version(name) for name in ("typst", "pikepdf", "sphinx-taggedpdf")),
        )

    def _compile(self, known: Known, writer: Writer, settings: Settings) -> tuple[Compiled, Writer]:
        """Run Typst, again without what it refuses and the document can do without."""
        for attempt in range(_TRIES):
            try:
                return compile_pdf(self.workspace, settings, self.fonts), writer
            except TypstFailed as failure:
                if attempt == _TRIES - 1 or not can_do_without(failure, known):
                    raise
                writer = self._write(known)
        raise AssertionError("no attempt was made")
