"""`python -m analysis.second_opinion`: draw anew and store the summary."""

from __future__ import annotations

from pathlib import Path

from briefing.evidence.observations import read_evidence

from .sample import store

made = store(read_evidence(Path(__file__).parents[2]).observations)
print(made["mixing"], made["load"], made["cutoffs"])
