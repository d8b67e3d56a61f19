"""What the what-if page is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.exchange import scenario
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(Path(__file__).parents[2])


def test_a_preset_gives_its_total_and_stays_inside_the_ranges(ledger: Ledger) -> None:
    for preset in scenario.presets(ledger):
        if preset.way < 1:
            found = scenario.value(ledger.study, preset.output, preset.values)

            assert found == pytest.approx(preset.target, rel=1e-9)
        for name, value in preset.values.items():
            p = ledger.parameters[name]

            assert p.minimum - 1e-9 <= value <= p.maximum + 1e-9


def test_a_higher_total_needs_a_longer_way(ledger: Ledger) -> None:
    number = ledger["fnf2024.value"]
    ways = [scenario.solve(number, "value.2024", t, ledger).way for t in (4e9, 6e9, 8e9)]

    assert ways == sorted(ways)


def test_a_total_beyond_every_range_is_out_of_reach(ledger: Ledger) -> None:
    assert scenario.solve(ledger["fnf2024.value"], "value.2024", 1e15, ledger).way == 1


def test_the_page_is_plain_data_and_names_only_what_it_holds(ledger: Ledger) -> None:
    data = json.loads(json.dumps(scenario.page(ledger, "en")))
    for cutoff in data["cutoffs"].values():
        assert set(cutoff["inputs"]) <= set(data["inputs"])
        assert {p["name"] for p in cutoff["parts"] + cutoff["totals"]} <= set(data["outputs"])
    assert {p["output"] for p in data["published"]} <= set(data["outputs"])
