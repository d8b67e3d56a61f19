"""The German text: what is translated says the same; for an edition, everything is translated."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

#: Roles that stay as they are; `term` names the German entry of the glossary.
ROLE = re.compile(r"\{(?!term)[a-z:]+\}`[^`]*`")
TERM = re.compile(r"\{term\}`[^`]*`")
#: The words of a link, which are translated; its target stays.
TITLE = re.compile(r"(?<=\{(?:doc|ref)\}`)[^`<]*<([^`>]*)>")
#: What theme and Sphinx say; it has no chapter.
THEME = "sphinx"
FORMULA = re.compile(r"\\[a-z]+|=.*[\^_\\]")


@pytest.fixture(scope="module")
def templates(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Catalog]:
    """Extract the messages of every chapter, as `tox -e translate` does."""
    out = tmp_path_factory.mktemp("gettext")
    command = [sys.executable, "-m", "sphinx", "-q", "-c", ".", "-d", str(out / ".doctrees"),
               "-b", "gettext", "docs", str(out)]  # fmt: skip
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return {path.stem: read(path) for path in sorted(out.glob("*.pot"))}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def roles(text: str) -> Counter[str]:
    """Count the roles of a sentence, links by their targets.

    >>> roles("{doc}`register <evidence>`") == roles("{doc}`evidence`")
    True
    """
    return Counter(ROLE.findall(TITLE.sub(r"\1", text)))


def ids(catalogue: Catalog) -> set[str]:
    return {str(message.id) for message in catalogue if message.id}


@pytest.fixture(scope="module")
def translations(root: Path) -> dict[str, Catalog]:
    return {path.stem: read(path) for path in (root / "locales/de/LC_MESSAGES").glob("*.po")}


@pytest.mark.edition
def test_catalogues_hold_the_messages_of_the_text(
    templates: dict[str, Catalog], translations: dict[str, Catalog]
) -> None:
    """A changed English sentence is missing here until it is translated anew."""
    assert templates.keys() == translations.keys() - {THEME}
    for name, template in templates.items():
        assert ids(template) == ids(translations[name]), f"{name}: run tox -e translate"


@pytest.mark.edition
def test_nothing_is_untranslated_or_unsure(translations: dict[str, Catalog]) -> None:
    """Only formulas stay without translation."""
    for name, catalogue in translations.items():
        for message in catalogue:
            if message.id and not FORMULA.search(str(message.id)):
                assert message.string and not message.fuzzy, f"{name}: {message.id}"


def test_numbers_and_citations_survive(translations: dict[str, Catalog]) -> None:
    """Each sentence prints the same numbers, cites the same sources and explains as many terms."""
    for name, catalogue in translations.items():
        for message in catalogue:
            english, german = str(message.id), str(message.string)
            if english and german:
                assert roles(english) == roles(german), name
                assert len(TERM.findall(english)) == len(TERM.findall(german)), english


def test_no_translation_becomes_a_list(translations: dict[str, Catalog]) -> None:
    """“23. Februar” at the start is a list to MyST, and Sphinx then prints the English sentence."""
    item = re.compile(r"\d+[.)] ")
    for name, catalogue in translations.items():
        for message in catalogue:
            if not item.match(str(message.id)):
                assert not item.match(str(message.string)), f"{name}: {message.string}"
