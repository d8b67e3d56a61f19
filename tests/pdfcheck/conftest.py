"""What the tests of the printed edition share: each language, and the text of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

BUILD = Path(__file__).resolve().parents[2] / "build"


@pytest.fixture(scope="session", params=["en", "de"])
def language(request: pytest.FixtureRequest) -> str:
    """Run every test of an edition in each language."""
    return str(request.param)


@pytest.fixture(scope="session")
def texts(language: str) -> list[str]:
    """Return the text of each page of the PDF, as it can be copied out of it."""
    pdf = PdfReader(BUILD / "pdf" / f"price-of-partnership-{language}.pdf")
    return [page.extract_text() for page in pdf.pages]
