"""Vocabularies in TOML: units that cannot be computed with or spoken, files without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.evidence.observations import read_evidence

from .conftest import told

WORDS = 'en = ["shell", "shells"]\n'
#: Name of the fault: file, what stands in it, and what must be said.
FAULTS = {
    "defined by itself": ("units", f'[shell]\ndefine = "2 * shell"\n{WORDS}', "no valid definition"),
    "defined in a circle": (
        "units",
        f'[shell]\ndefine = "2 * round"\n{WORDS}[round]\ndefine = "2 * shell"\n{WORDS}',
        "no valid definition",
    ),
    "bracket left open": ("units", f'[shell]\ndefine = "[shell"\n{WORDS}', "no valid definition"),
    "code": ("units", f'[shell]\ndefine = "__import__(1)"\n{WORDS}', "no valid definition"),
    "name of two words": (
        "units", f'[shell]\ndefine = "[shell]"\n{WORDS}["a b"]\ndefine = "[b]"\n{WORDS}',
        "no valid definition",
    ),
    "no definition": ("units", f"[shell]\n{WORDS}", "no valid definition"),
    "one word": ("units", '[shell]\ndefine = "[shell]"\nen = ["shell"]\n', "'shell' has no two words"),
    "empty words": ("units", '[shell]\ndefine = "[shell]"\nen = ["", ""]\n', "has no two words"),
    "words no list": ("units", '[shell]\ndefine = "[shell]"\nen = "shells"\n', "has no two words"),
    "unit a text": ("units", 'shell = "[shell]"\n', "'shell' has no two words"),
    "size of nothing": (
        "units", f'[shell]\ndefine = "[shell]"\n{WORDS}[crate]\ndefine = "0 * shell"\n{WORDS}',
        "'crate' has the size 0",
    ),
    "size below nothing": (
        "units", f'[shell]\ndefine = "[shell]"\n{WORDS}[crate]\ndefine = "-2 * shell"\n{WORDS}',
        "'crate' has the size -2",
    ),
    "size without end": (
        "units", f'[shell]\ndefine = "[shell]"\n{WORDS}[crate]\ndefine = "1e999 * shell"\n{WORDS}',
        "'crate' has the size inf",
    ),
    "counted as nothing": (
        "units", f'[shell]\ndefine = "[shell]"\n{WORDS}[round]\ndefine = "[r]"\ncounts_as = "0 * shell"\n{WORDS}',
        "'round' has the size 0",
    ),
    "word in another encoding": (
        "units", '[shell]\ndefine = "[shell]"\nen = ["sh\u00c3\u00abll", "shells"]\n', "another encoding",
    ),
    "word hidden": (
        "units", '[shell]\ndefine = "[shell]"\nen = ["sh\u200bell", "shells"]\n', "U\\+200B",
    ),
    "known otherwise": ("units", f'[USD]\ndefine = "[euro]"\n{WORDS}', "known with another meaning"),
    "units without end": ("units", f"a = {'[' * 3000}\n", "not TOML"),
    "number without end": ("topics", f"[munitions]\nlabel = {'9' * 5000}\n", "invalid TOML"),
    "brackets without end": ("topics", f"a = {'[' * 3000}\n", "invalid TOML"),
    "names without end": ("topics", f"{'.'.join(['a'] * 3000)} = 1\n", "term 'a'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_told(tiny: Path, fault: str) -> None:
    """Each names the file."""
    name, text, says = FAULTS[fault]
    path = tiny / "analysis" / f"{name}.toml"
    path.write_text(text, "utf-8")

    told(lambda: read_evidence(tiny), path, says)
