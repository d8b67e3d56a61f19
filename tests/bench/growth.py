"""CPU time and memory of a briefing that grows: chapters, numbers, charts, citations, each alone.

Run by `tox -e bench`. The small briefing on rain gets 1, 4 and 16 times as many of one kind; HTML
and PDF are built from nothing. Time grows linearly if what one more costs is the same from 4 to 16
times as from 1 to 4 times; the first steps of memory hide in what a build of nothing needs.
Exit code 1 if one more costs more than `FLAT` times as much time there.
Not for: observations that are loaded and no more, and draws of the model (bench.py).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

RAIN = Path(__file__).resolve().parents[1] / "roots" / "rain"
TIMES = (1, 4, 16)
#: So many times what one more costs; a fit through three points of a shared machine is no nearer.
FLAT = 1.5
ROW = (
    "rain.n{n},weather,rain,doe,doe,Gauge {n} caught 812 millimetres.,point,flow,,812,,mm/year,"
    "2024,2024,2025-01-02,document,doe2025,p. {n},B,2,\n"
)
SOURCE = """
@online{{key{n},
  author = {{Roe, Richard}},
  title = {{Gauge {n}}},
  date = {{2025-01-03}},
  url = {{https://example.org/{n}}},
  urldate = {{2025-02-01}},
}}
"""
CHART = """
```{{chart}} gauges{n}
:alt: Two marks, one a gauge, at {{num}}`rain.doe.2024` and {{num}}`rain.roe.2024`.

Gauges of place {n} agree

Rain in 2024, in millimetres.

Both gauges are shown.
```
"""


def added(path: Path, text: str) -> None:
    """Write text at the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def chapters(root: Path, count: int) -> None:
    """Add pages with sections and a number each."""
    names = [f"chapter{n}" for n in range(count)]
    for name in names:
        parts = (f"## Part {n}\n\n{'It rains on the roof. ' * 40}\n" for n in range(5))
        text = f"# The {name}\n\nThe roof gives {{num}}`caught`.\n\n" + "\n".join(parts)
        (root / "docs" / f"{name}.md").write_text(text, "utf-8")
    added(root / "docs" / "index.md", "\n```{toctree}\n" + "\n".join(names) + "\n```\n")


def numbers(root: Path, count: int) -> None:
    """Add observations, and sentences that print them."""
    for n in range(count):
        added(root / "evidence" / "observations.csv", ROW.format(n=n))
        added(root / "docs" / "index.md", f"\nGauge {n} says {{num}}`rain.n{n}`.\n")


def charts(root: Path, count: int) -> None:
    """Add charts, each with a script of its own."""
    for n in range(count):
        shutil.copy(root / "scripts" / "gauges.py", root / "scripts" / f"gauges{n}.py")
        added(root / "docs" / "index.md", CHART.format(n=n))


def citations(root: Path, count: int) -> None:
    """Add sources, and sentences that cite them."""
    for n in range(count):
        added(root / "refs.bib", SOURCE.format(n=n))
        added(root / "docs" / "index.md", f"\nSo says gauge {n} {{cite:p}}`key{n}`.\n")


#: What grows, and how many there are of it at once.
KINDS: dict[Callable[[Path, int], None], int] = {
    chapters: 12,
    numbers: 60,
    charts: 4,
    citations: 100,
}


def build(root: Path) -> tuple[float, float]:
    """Build HTML and PDF; return CPU seconds and the peak of memory of one process in megabytes."""
    seconds, peak = 0.0, 0
    for builder in ("html", "taggedpdf"):
        command = [sys.executable, "-m", "sphinx", "-q", "-c", ".", "-d", "doctrees", "-b", builder]
        process = subprocess.Popen([*command, "docs", f"out/{builder}"], cwd=root)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"the build of {builder} failed")
        seconds, peak = seconds + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
    return seconds, peak / (1e6 if sys.platform == "darwin" else 1e3)


def measured(grow: Callable[[Path, int], None], count: int) -> tuple[float, float]:
    """Build a copy of the small briefing with so many more."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "rain")
        shutil.copytree(RAIN, root)
        grow(root, count)
        return build(root)


def main() -> int:
    """Print a table; say of what the time does not grow linearly."""
    steep = []
    print(f"{'':12}{'count':>7}{'CPU s':>9}{'MB':>7}   one more: CPU ms, kB")
    for grow, unit in KINDS.items():
        counts = [unit * times for times in TIMES]
        found = [measured(grow, count) for count in counts]
        costs: list[float] = []
        for i, (count, (seconds, megabytes)) in enumerate(zip(counts, found, strict=True)):
            row = f"{grow.__name__:12}{count:7}{seconds:9.2f}{megabytes:7.0f}"
            if i:
                more = count - counts[i - 1]
                then, before = found[i - 1]
                costs.append((seconds - then) / more * 1e3)
                row += f"   {costs[-1]:14.1f} {(megabytes - before) / more * 1e3:8.0f}"
            print(row, flush=True)
        if costs[-1] > FLAT * max(costs[0], 0):
            steep.append(grow.__name__)
    print(f"not linear: {', '.join(steep)}" if steep else "time is linear in all kinds")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
