"""Chart scripts: what cannot be plotted, or would be plotted otherwise next time, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.charts.contract import read_charts
from briefing.ledger.ledger import Ledger

from .conftest import told

SCRIPT = """def rows(ledger):
    return [{"number": "fnf2024.value", "high": 5.5}]
def draw(rows, look):
    return look.figure(1)[0]
"""
ROWS = '    return [{"number": "fnf2024.value", "high": 5.5}]'
#: Name of the fault: old text, new text, and what must be said.
SCRIPTS = {
    "no Python": ("def rows", "deff rows", "SyntaxError"),
    "no rows": ("def rows", "def row", "has no attribute 'rows'"),
    "exit on import": ("def rows", "import sys; sys.exit(0)\ndef rows", "SystemExit"),
    "exit in rows": (ROWS, "    raise SystemExit", "SystemExit in rows"),
    "exit of the process": (ROWS, "    quit()", "in rows"),
    "unknown library": ("def rows", "import nonesuch\ndef rows", "ModuleNotFoundError"),
    "division by 0": (ROWS, "    return 1 / 0", "ZeroDivisionError in rows"),
    "endless recursion": (ROWS, "    return rows(ledger)", "RecursionError in rows"),
    "unknown number": (ROWS, '    return [{"number": ledger["nonesuch"].name}]', "unknown number"),
    "no rows at all": (ROWS, "    return []", "nothing to plot"),
    "nothing": (ROWS, "    return None", "no rows of plain values"),
    "a number": (ROWS, "    return 5", "no rows of plain values"),
    "a text": (ROWS, "    return 'rows'", "no rows of plain values"),
    "not a number": (ROWS, ROWS.replace("5.5", "float('nan')"), "no rows of plain values"),
    "infinite": (ROWS, ROWS.replace("5.5", "float('inf')"), "no rows of plain values"),
    "an object": (ROWS, ROWS.replace("5.5", "ledger"), "no rows of plain values"),
    "rows in a row": (ROWS, ROWS.replace("5.5", "{'a': 1}"), "no rows of plain values: 'high'"),
    "column without a name": (ROWS, ROWS.replace('"high"', "1"), "no rows of plain values: 1: 5.5"),
    "too great for a float": (ROWS, ROWS.replace("5.5", "10**400"), "no rows of plain values"),
    "hidden text": (ROWS, ROWS.replace("5.5", "'a\\u202eb'"), "U\\+202E"),
    "half a character": (ROWS, ROWS.replace("5.5", "'\\ud800'"), "U\\+D800"),
    "error of its own": (ROWS, "    class E(BaseException): pass\n    raise E", "E in rows"),
    "error of two lines": (ROWS, "    raise ValueError('a\\nb')", r"ValueError in rows\(\): a b"),
    "error that fails": (ROWS, "    class E(Exception):\n        def __str__(self): return 1\n    raise E",
                         "E in rows.*without a message"),
    "random": (ROWS, "    import random\n" + ROWS.replace("5.5", "random.random()"), "other rows"),
    "a clock": (ROWS, "    import time\n" + ROWS.replace("5.5", "time.perf_counter()"), "other rows"),
    "a row without its number": (ROWS, '    return [{"high": 5.5}]', "unknown number ''"),
    "a row of an unknown number": (ROWS, ROWS.replace("fnf2024.value", "x.y"), "unknown number 'x.y'"),
    "mixed units": (ROWS, '    return [{"number": n} for n in ("fnf2024.value", "fnf2025.rockets")]', "mixed"),
}  # fmt: skip


@pytest.mark.parametrize("fault", SCRIPTS)
def test_bad_script_is_told(tmp_path: Path, ledger: Ledger, fault: str) -> None:
    """Each names the script."""
    old, new, says = SCRIPTS[fault]
    path = tmp_path / "bars.py"
    assert 1 == SCRIPT.count(old)
    path.write_text(SCRIPT.replace(old, new), "utf-8")

    told(lambda: read_charts(tmp_path, ledger), path, says)


def test_script_leaves_the_folder_of_the_process(tmp_path: Path, ledger: Ledger) -> None:
    """What is read after it by a relative path is still found."""
    here = Path.cwd()
    script = SCRIPT.replace("def rows", "import os\nos.chdir('/')\ndef rows")
    (tmp_path / "bars.py").write_text(script, "utf-8")

    assert ["bars"] == list(read_charts(tmp_path, ledger))
    assert here == Path.cwd()


def test_script_cannot_change_the_ledger(tmp_path: Path, ledger: Ledger) -> None:
    """Neither by its mapping nor by a number."""
    before = dict(ledger.numbers)
    for step in ("ledger.numbers.clear()", "ledger.numbers.pop('fnf2024.value')",
                 "ledger['fnf2024.value'].high = 0", "ledger['fnf2024.value'] = None"):  # fmt: skip
        path = tmp_path / "bars.py"
        path.write_text(SCRIPT.replace(ROWS, f"    {step}\n{ROWS}"), "utf-8")
        told(lambda: read_charts(tmp_path, ledger), path, "Error in rows|changed the ledger")

    assert before == dict(ledger.numbers)
