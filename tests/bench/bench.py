"""Time and memory of model, loading and print; the model beside what numpy alone needs.

Run by `tox -e bench`, after `tox -e docs` has left what Typst reads. Each task runs in a process
of its own, so that its peak of memory is its own; times are the best of a few runs.
Exit code 1 if a target is missed.
"""

from __future__ import annotations

import csv
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
import typst
from scipy.stats import qmc

from briefing.evidence.bounds import dates_of
from briefing.evidence.choices import read_choices
from briefing.evidence.observations import read_observations
from briefing.evidence.parameters import Parameter
from briefing.evidence.sources import read_sources
from briefing.evidence.vocabularies import read_vocabularies
from briefing.ledger.assemble import read_ledger
from briefing.ledger.choices import changes_of
from briefing.study.load import read_study
from briefing.uncertainty import simulation
from briefing.uncertainty.robustness import robustness

ROOT = Path(__file__).resolve().parents[2]
MODEL = read_study(ROOT).model
POINTS = 2**simulation.EXPONENT
TOTALS = ("value.2024", "value.2025")
MANY, MOST = 10**6, 10**7
ROWS = 100_000
Task = Callable[[], object]
#: Makes a task ready in a folder of its own.
Prepare = Callable[[Path], Task]


@cache
def parameters() -> Mapping[str, Parameter]:
    """Return the parameters of the briefing."""
    return read_ledger(ROOT).parameters


def floor(_: Path) -> Task:
    """Draw as many values of the same families with numpy's own generator."""
    known, generator = parameters().values(), np.random.default_rng(1)

    def draw(p: Parameter) -> object:
        match p.family:
            case "triangular":
                assert p.central is not None
                return generator.triangular(p.minimum, p.central, p.maximum, POINTS)
            case "lognormal":
                return generator.lognormal(1.0, 0.5, POINTS)
        return generator.uniform(p.minimum, p.maximum, POINTS)

    return lambda: [draw(p) for p in known]


def draws(_: Path) -> Task:
    """Draw all parameters and evaluate every output of both cut-offs."""
    known = parameters()
    return lambda: simulation.simulate(MODEL, known)


def chunks(count: int) -> Prepare:
    """Draw many values of both totals, a chunk at a time, and keep their means."""

    def prepare(_: Path) -> Task:
        known = parameters()
        return lambda: [
            [float(part[name].mean()) for name in TOTALS] for part in _drawn(known, count)
        ]

    return prepare


def _drawn(
    known: Mapping[str, Parameter], count: int, chunk: int = 2**17
) -> Iterator[dict[str, simulation.Draws]]:
    """Yield draws of both totals, a chunk at a time, so that memory stays bounded."""
    engine = qmc.Sobol(len(known), rng=simulation.SEED)
    for start in range(0, count, chunk):
        points = engine.random(min(chunk, count - start))
        inputs = simulation.draw_inputs(simulation.in_order(known), points)
        yield MODEL.in_units(MODEL.run(inputs, *TOTALS))


def factorial(_: Path) -> Task:
    """Evaluate all combinations of choices, nothing kept."""
    known = read_ledger(ROOT)
    root = ROOT / "evidence" / "choices.csv"
    options = read_choices(root, known.parameters, dates_of(known.evidence.observations))
    units = known.evidence.vocabularies.units
    changes = changes_of(options, MODEL, known.parameters, known.numbers, units)
    chances = {"within": ("value.2024", 1.7e9, 5.5e9)}
    return lambda: robustness(MODEL, known.parameters, changes, TOTALS, chances, {})


def observations(wanted: int) -> Prepare:
    """Load and check a table of so many observations: the real ones, over and over."""

    def prepare(folder: Path) -> Task:
        path = folder / "observations.csv"
        _write_table(path, wanted)
        sources, terms = read_sources(ROOT / "refs.bib"), read_vocabularies(ROOT)
        return lambda: read_observations(path, sources, terms)

    return prepare


def _write_table(path: Path, wanted: int) -> None:
    table = ROOT / "evidence" / "observations.csv"
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for count in range(wanted):
            name, *cells = rows[count % len(rows)]
            writer.writerow([f"{name}.n{count}", *cells])


def ledger(*, cold: bool) -> Prepare:
    """Build the ledger from evidence and sources, with or without kept results."""

    def prepare(folder: Path) -> Task:
        for part in ("analysis", "evidence"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "refs.bib", folder)

        def build() -> object:
            if cold:
                shutil.rmtree(folder / ".cache", ignore_errors=True)
            return read_ledger(folder)

        build()
        return build

    return prepare


def printing(language: str) -> Prepare:
    """Compile what the last build gave to Typst, figures in place; a second run would be kept."""

    def prepare(_: Path) -> Task:
        folder = ROOT / f"build/work/pdf/.taggedpdf/price-of-partnership-{language}"
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder / "fonts")])
        main = str(folder / "document.typ")
        compiler = typst.Compiler(main, root=str(folder), font_paths=fonts)
        return lambda: compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=0)

    return prepare


@dataclass(frozen=True)
class Measure:
    """A task, how often it runs, and what is asked of it."""

    label: str
    prepare: Prepare
    runs: int = 5
    #: in so many processes, for what one process does only once
    processes: int = 1
    seconds: float = float("inf")
    megabytes: float = float("inf")
    #: At most so many times what numpy alone needs.
    times: float = float("inf")


MEASURES = {
    "floor": Measure(f"numpy alone draws {POINTS:,} points", floor, 9),
    "draws": Measure(f"model, {POINTS:,} draws, all outputs", draws, 9, 1, 0.3, 300, 3.0),
    "many": Measure(f"model, {MANY:,} draws in chunks", chunks(MANY), 2),
    "most": Measure(f"model, {MOST:,} draws in chunks", chunks(MOST), 1, megabytes=1000),
    "factorial": Measure("all combinations of choices", factorial, 1, 1, 60.0),
    "load-1": Measure(f"{ROWS // 16:,} observations loaded", observations(ROWS // 16), 3),
    "load-4": Measure(f"{ROWS // 4:,} observations loaded", observations(ROWS // 4), 3),
    "load-16": Measure(f"{ROWS:,} observations loaded and checked", observations(ROWS), 3, 1, 2.0),
    "cold": Measure("ledger, nothing kept", ledger(cold=True), 1),
    "warm": Measure("ledger, results kept", ledger(cold=False), 3),
    "print-en": Measure("Typst, the briefing in English", printing("en"), 1, 3, 1.0),
    "print-de": Measure("Typst, the briefing in German", printing("de"), 1, 3, 1.0),
}
#: What grows from the one to the other measure, and how many times …
GROWTH = (("many", "most", MOST // MANY), ("load-1", "load-4", 4), ("load-1", "load-16", 16))
#: … and how much longer each of more may take than each of fewer.
FLAT = 1.2


def measure(name: str) -> tuple[float, float]:
    """Run one task here; return seconds and the peak of memory in megabytes."""
    asked = MEASURES[name]
    best = float("inf")
    with tempfile.TemporaryDirectory() as folder:
        task = asked.prepare(Path(folder))
        for _ in range(asked.runs):
            start = time.perf_counter()
            task()
            best = min(best, time.perf_counter() - start)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return best, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def apart(name: str) -> tuple[float, float]:
    """Run one task in a process of its own, or in several; return the best time and the peak."""
    run = partial(subprocess.run, [sys.executable, __file__, name], capture_output=True, check=True)
    found = [json.loads(run().stdout) for _ in range(MEASURES[name].processes)]
    return min(seconds for seconds, _ in found), max(megabytes for _, megabytes in found)


def main() -> int:
    """Print a table of all measures; compare with the floor and with the targets."""
    found = {name: apart(name) for name in MEASURES}
    missed = []
    print(f"{'':44}{'seconds':>9}{'× floor':>9}{'peak MB':>9}   target")
    for name, asked in MEASURES.items():
        seconds, megabytes = found[name]
        times = seconds / found["floor"][0]
        limits = [(seconds, asked.seconds, "s"), (megabytes, asked.megabytes, "MB"),
                  (times, asked.times, "× floor")]  # fmt: skip
        targets = [f"{limit:g} {unit}" for _, limit, unit in limits if limit < float("inf")]
        missed += [asked.label for value, limit, _ in limits if value > limit]
        print(f"{asked.label:44}{seconds:9.3f}{times:9.1f}{megabytes:9.0f}   {', '.join(targets)}")
    for fewer, more, times in GROWTH:
        longer, memory = (b / a for a, b in zip(found[fewer], found[more], strict=True))
        print(f"{MEASURES[more].label}: {times} times as many take {longer:.1f} times as long "
              f"(at most {FLAT * times:g}) and {memory:.1f} times the memory")  # fmt: skip
        missed += [f"{MEASURES[more].label}: growth"] if longer > FLAT * times else []
    print(f"missed: {'; '.join(missed)}" if missed else "all targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
    else:
        sys.exit(main())
