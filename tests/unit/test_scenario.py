"""What the what-if page is given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.exchange import scenario, whatif
from briefing.exchange.report import report
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.ledger.number import Number
from briefing.quantities.notation import evaluate_tree
from briefing.sphinxext.directives.whatif_form import WORDS
from briefing.uncertainty.simulation import draw_inputs, points
from briefing.words.catalogue import Language


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(Path(__file__).parents[2])


def test_a_preset_gives_its_total_and_stays_inside_the_ranges(ledger: Ledger) -> None:
    for preset in scenario.presets(ledger):
        if preset.reached:
            found = scenario.value(ledger.study, preset.output, preset.values)

            assert found == pytest.approx(preset.target, rel=1e-9)
        for name, value in preset.values.items():
            p = ledger.parameters[name]

            assert p.minimum - 1e-9 <= value <= p.maximum + 1e-9


def total(low: float | None = None, high: float | None = None) -> Number:
    return Number("fnf2024.value", "", "observed", "USD", low=low, high=high)


def test_a_higher_total_needs_a_longer_way(ledger: Ledger) -> None:
    output = scenario.published(ledger)[0][1]
    ways = [scenario.solve(total(high=t), "high", output, ledger).way for t in (4e9, 6e9, 8e9)]

    assert ways == sorted(ways)


def test_a_total_beyond_every_range_is_out_of_reach(ledger: Ledger) -> None:
    output = scenario.published(ledger)[0][1]

    assert not scenario.solve(total(high=1e15), "high", output, ledger).reached


def test_the_page_is_plain_data_and_names_only_what_it_holds(
    ledger: Ledger, english: Language
) -> None:
    data = json.loads(json.dumps(whatif.page(ledger, english)))
    for output, measure in data["measures"].items():
        assert output in data["outputs"]
        assert set(measure["inputs"]) <= set(data["inputs"])
        assert measure["published"]
    assert {p["of"] for p in data["presets"]} == set(data["measures"])


def test_the_parts_of_a_measure_add_up_to_it(ledger: Ledger, english: Language) -> None:
    data = whatif.page(ledger, english)
    values = scenario.middle(ledger)
    values |= ledger.study.model.run(values)
    for output, measure in data["measures"].items():
        parts = sum(evaluate_tree(part["tree"], values) for part in measure["parts"])

        assert parts == pytest.approx(values[output])


def test_a_slider_reaches_both_ends_of_its_range(ledger: Ledger, english: Language) -> None:
    for name, field in whatif.page(ledger, english)["inputs"].items():
        steps = (field["maximum"] - field["minimum"]) / field["step"]

        assert steps == pytest.approx(round(steps)) and 50 <= steps <= 5000, name
        assert field["minimum"] <= field["mark"] <= field["maximum"]


def test_exported_limits_are_those_of_the_draws(ledger: Ledger) -> None:
    """What is drawn fits by the exported trees, and so do the middle values and every preset.

    A load above its room is told by the same trees: the room is worked out here by hand.
    """
    limits = json.loads(json.dumps(whatif.export(ledger)["limits"]))
    drawn = draw_inputs(ledger.parameters, points(ledger.parameters, 12))
    cases = [{name: float(values[i]) for name, values in drawn.items()} for i in range(0, 4096, 16)]
    cases += [scenario.middle(ledger)]
    cases += [{**scenario.middle(ledger), **p.values} for p in scenario.presets(ledger)]
    shells, rockets = 3e6 / 6700, 5e5 / 6700  # of the same containers, by the same minister

    assert {"rounds-per-container"} == set(limits)
    for values in cases:
        mix = 1 - values["rocket-share"] - values["mortar-share"]
        room = 1 / (mix / shells + values["rocket-share"] / rockets)

        assert evaluate_tree(limits["rounds-per-container"], values) == pytest.approx(room)
        assert values["rounds-per-container"] <= room * (1 + 1e-9)


def test_a_load_that_does_not_fit_is_told_with_what_would(
    ledger: Ledger, english: Language
) -> None:
    """More rounds than a container holds, with the heaviest mix; what is said to fit, fits."""
    data = whatif.page(ledger, english) | {"words": WORDS}
    heaviest = {
        name: data["inputs"][name]["maximum"] for name in ("rounds-per-container", "rocket-share")
    }
    (told,) = report(data, "value.2024", heaviest, english).misfits.items()
    most = float(re.findall(r"\d+(?:\.\d+)?", told[1].replace(",", ""))[-1])

    assert "rounds-per-container" == told[0]
    assert heaviest["rounds-per-container"] > most
    fitting = heaviest | {"rounds-per-container": most}
    assert {} == report(data, "value.2024", fitting, english).misfits
