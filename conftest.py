"""Runs the ``{doctest}`` blocks of the text under pytest, as `sphinx-build -b doctest` does."""

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

from sybil import Sybil
from sybil.parsers.myst import DocTestDirectiveParser, SkipParser

calculations = DocTestDirectiveParser(optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)
pytest_collect_file = Sybil(
    parsers=[calculations, SkipParser()], path="docs", pattern="*.md"
).pytest()
