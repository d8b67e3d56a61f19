"""From the doctrees to Typst code in the workspace, and what must be known of it later.

The doctrees of a large project take as much memory as the layout of its pages; so nothing of them
is kept here once the code is written.
Not for: running Typst (printing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typst
from docutils import nodes

from .assemble import attachments, htmltags, indices, nesting
from .assemble.backlinks import Backlinks
from .assemble.document import Whole, assemble, docnames_of
from .assemble.footnotes import Footnotes
from .assemble.formulas import apply_definitions
from .assemble.known import Known
from .assemble.metadata import gather
from .assemble.numbers import Numbers
from .assemble.said import Said, said
from .formulas import latex, macros
from .formulas.commands import Macro
from .formulas.mathjax import latex_preamble, mathjax_config
from .lettering import fonts
from .lettering.glyphs import Glyphs
from .lettering.scripts import module_of
from .retry import Without
from .translate import Writer
from .translate.index import print_indices
from .typst import images, measures
from .typst.code import Code, array, call, join, string
from .typst.compile import TypstFailed
from .typst.workspace import Workspace

if TYPE_CHECKING:
    from .base import BaseBuilder
    from .config import Document


class Written(NamedTuple):
    """What is known of a document whose code is in the workspace."""

    metadata: Mapping[str, Any]
    #: in points
    page_height: float
    #: labels whose pages the index gives
    indexed: tuple[str, ...]
    #: for each table, which of its body cells head their rows
    row_heads: Sequence[Sequence[bool]]
    #: label → the words that say where it leads
    titles: Mapping[str, str]
    #: alternative texts of figures whose data are attached, with the names of the files
    data_files: Mapping[str, str]
    #: what the PDF must say
    said: Sequence[Said]


class Writing:
    """One document on its way to Typst code."""

    def __init__(
        self,
        builder: BaseBuilder,
        document: Document,
        workspace: Workspace,
        attached: Sequence[attachments.Attachment],
        without: Without,
    ) -> None:
        self.builder, self.document, self.workspace = builder, document, workspace
        self.config, self.attached, self.without = builder.config, attached, without
        self.metadata: dict[str, Any] = {}

    def write(self) -> Written:
        """Write the document as Typst into the workspace.

        Raise `TypstFailed` if the template does not compile.
        """
        known = self.builder.known = self._known()
        writer = self.builder.create_translator(known.whole.tree, self.builder)
        assert isinstance(writer, Writer)
        found = self._indices(known)
        code = self._code(known, writer, found)
        srcdir = Path(self.builder.srcdir)
        shown = {str(n.get("uri")): n for n in known.whole.tree.findall(nodes.image)}
        images.copy(known.images, srcdir, self.workspace.images, known.glyphs, self.fonts, shown)
        # with a colon, for Sphinx takes it for the name of a document without
        conf = f"{Path(self.builder.confdir) / 'conf.py'}:"
        self.metadata = known.glyphs.all_printable(self.metadata, conf)
        self.workspace.write(code, self.metadata)
        lacking = known.glyphs.lacking
        check = self.config.taggedpdf_check_words
        del self.builder.known  # and with it the doctree
        return Written(
            self.metadata,
            known.measures.height,
            _indexed(found, writer),
            writer.row_heads,
            {**writer.labels, **known.backlinks.titles},
            writer.data_files,
            tuple(said(known.whole.tree, writer.omitted, lacking)) if check else (),
        )

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
        if not self.without.nested:
            nesting.flatten(whole.tree)
        apply_definitions(whole.tree, start)
        self.metadata = gather(config, self.document.metadata, whole)
        glyphs, files = self._lettering(whole)
        self.theme = self._template(files)
        numbers = Numbers(builder.env, config, start, whole)
        own = macros.read(
            config.taggedpdf_math_macros, mathjax_config(config), latex_preamble(config)
        )
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
            show_urls=self.without.show_urls,
            docnames=docnames_of(whole, start),
            attached={attachment.name for attachment in self.attached},
            unreadable=self.without.unreadable,
        )

    def _lettering(self, whole: Whole) -> tuple[Glyphs, list[Path]]:
        """Return the fonts of the project, and of the scripts that it needs, as far as installed."""
        config, confdir = self.config, Path(self.builder.confdir)
        files = fonts.find(config.taggedpdf_fonts, fonts.packages(config), confdir)
        glyphs = Glyphs(files)
        text = whole.tree.astext() + repr(self.metadata)
        named = filter(None, map(module_of, glyphs.scripts(text)))
        modules = {module for module in named if fonts.package_folder(module)}
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

    def _formulas(self, whole: Whole, own: dict[str, Macro]) -> dict[str, str | latex.MathError]:
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

    def _code(self, known: Known, writer: Writer, found: Sequence[indices.Index]) -> str:
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
        index = print_indices(writer, found)
        self.metadata.setdefault("contents", writer.headed)
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


def _indexed(found: Sequence[indices.Index], writer: Writer) -> tuple[str, ...]:
    entries = (e for i in found for _letter, group in i.groups for e in group)
    names = {name for entry in entries for name in entry.labels if name in writer.labels}
    return tuple(sorted(names))
