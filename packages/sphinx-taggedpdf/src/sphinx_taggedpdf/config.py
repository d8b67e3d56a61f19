"""The configuration values, as data: name, default, type, meaning.

The table in README.md is made from the same rows and a test keeps the two together.
Not for: reading the values; each module reads what it needs from `app.config`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.osutil import make_filename_from_project

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
    types: tuple[type, ...]
    #: one sentence for the reader of README.md
    help: str


def _filename(config: Config) -> str:
    return f"{make_filename_from_project(config.project)}.pdf"


OPTIONS = (
    Option("filename", _filename, (str,), "Name of the PDF in the output folder."),
    Option(
        "template",
        None,
        (str,),
        "A `.typ` file, or a folder with a `main.typ`, that extends or replaces the bundled template.",
    ),
    Option(
        "metadata",
        {},
        (dict,),
        "Title, subtitle, authors, date, licence and whatever else the cover and the XMP record show.",
    ),
    Option("fonts", [], (list, tuple), "Folders with fonts, relative to the configuration folder."),
    Option(
        "font_packages",
        list(FONT_PACKAGES),
        (list, tuple),
        "Installed Python packages that carry fonts.",
    ),
    Option("standards", ["ua-1", "a-3a"], (list, tuple), "PDF standards that the file must meet."),
    Option(
        "attachments",
        [],
        (list, tuple),
        "Files to put inside the PDF: path, description, mime, relationship.",
    ),
    Option(
        "show_urls",
        "footnote",
        (str,),
        "Where print shows the address of an external link: `footnote`, `inline` or `no`.",
    ),
    Option("paper", "a4", (str,), "Paper size, by its Typst name."),
    Option("math_macros", {}, (dict,), "LaTeX macros for formulas: name to definition."),
)


def register(app: Sphinx) -> None:
    """Register every option with Sphinx."""
    for option in OPTIONS:
        app.add_config_value(f"taggedpdf_{option.name}", option.default, "", option.types)
