"""The configuration values, as data: name, default, type, meaning.

The table in docs/configuration.md has the same rows and a test keeps the two together.
Not for: reading the values; each module reads what it needs from `app.config`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.config import ENUM, Config
from sphinx.errors import ConfigError
from sphinx.util.osutil import make_filename_from_project

#: the fonts of the bundled template
FONT_PACKAGES = (
    "fontpkg_source_serif_4",
    "fontpkg_source_sans_3",
    "fontpkg_source_code_pro",
    "font_source_sans_pro",
)


class Option(NamedTuple):
    """One configuration value."""

    #: name without the prefix `taggedpdf_`
    name: str
    #: a value, or a function of the configuration
    default: Any
    #: types that Sphinx accepts without a warning
    types: Any
    #: one sentence for the reader
    help: str


#: letters of a file's name that is made from the project's; most systems have room for 255
_NAME = 100


def _filename(config: Config) -> str:
    return f"{make_filename_from_project(config.project)[:_NAME]}.pdf"


_LISTS = (list, tuple)
OPTIONS = (
    Option("filename", _filename, (str,), "Name of the PDF in the output folder."),
    Option("documents", [], _LISTS, "Several PDFs of one project; each entry a dictionary."),
    Option("template", None, (str,), "A `.typ` file, or a folder with a `main.typ`."),
    Option("metadata", {}, (dict,), "What the cover and the XMP record show."),
    Option("fonts", [], _LISTS, "Folders with fonts."),
    Option("font_packages", [], _LISTS, "More installed Python packages that carry fonts."),
    Option("standards", ["ua-1", "a-3a"], _LISTS, "PDF standards that the file must meet."),
    Option("attachments", [], _LISTS, "Files to put inside the PDF."),
    Option(
        "show_urls",
        "no",
        ENUM("no", "inline", "footnote"),
        "Where print shows the address of an external link.",
    ),
    Option("paper", "a4", (str,), "Paper size, by its Typst name."),
    Option("math_macros", {}, (dict,), "LaTeX macros for formulas, besides those of MathJax."),
    Option("parts", True, (bool,), "Whether captions of tables of contents open parts."),
    Option("use_index", True, (bool,), "Whether an index is printed if there are entries."),
    Option("domain_indices", True, (bool,), "Whether module indices and the like are printed."),
    Option("check_words", True, (bool,), "Whether words missing in the PDF are reported."),
)
#: keys of an entry of `taggedpdf_documents`
_KEYS = frozenset({"start", "filename", "title", "authors", "toctree_only", "metadata"})


class Document(NamedTuple):
    """One PDF of the project."""

    start: str
    filename: str
    #: leave the start document's own words out
    toctree_only: bool
    metadata: dict[str, Any]


def documents(config: Config) -> list[Document]:
    """Return the PDFs of a project; raise `ConfigError` for an entry that cannot be understood."""
    common = dict(config.taggedpdf_metadata)
    if not config.taggedpdf_documents:
        _check_stays("taggedpdf_filename", config.taggedpdf_filename)
        return [Document(config.root_doc, config.taggedpdf_filename, False, common)]
    found = [_document(entry, common) for entry in config.taggedpdf_documents]
    names = [document.filename for document in found]
    for name in names:
        _check_stays("taggedpdf_documents", name)
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ConfigError(f"taggedpdf_documents: two PDFs are called {twice[0]!r}; rename one")
    return found


def _check_stays(option: str, filename: str) -> None:
    path = PurePath(filename)
    if path.is_absolute() or ".." in path.parts:
        raise ConfigError(f"{option}: {filename!r} leaves the output folder; give a path within it")


def _document(entry: Any, common: Mapping[str, Any]) -> Document:
    wrong = sorted(set(entry) - _KEYS) if isinstance(entry, Mapping) else ["no dictionary"]
    if wrong or not {"start", "filename"} <= set(entry):
        raise ConfigError(
            f"taggedpdf_documents: cannot understand {entry!r} ({', '.join(wrong) or 'incomplete'}); "
            f"needed are 'start' and 'filename', possible {', '.join(sorted(_KEYS))}"
        )
    own = {key: entry[key] for key in ("title", "authors") if key in entry}
    return Document(
        str(entry["start"]),
        f"{str(entry['filename']).removesuffix('.pdf')}.pdf",
        bool(entry.get("toctree_only", False)),
        {**common, **own, **entry.get("metadata", {})},
    )


def register(app: Sphinx) -> None:
    """Register every option with Sphinx."""
    for option in OPTIONS:
        app.add_config_value(f"taggedpdf_{option.name}", option.default, "", option.types)
