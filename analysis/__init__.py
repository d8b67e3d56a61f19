"""The sums of this briefing: model, formulas, units; loaded by the engine through `study`."""
