"""What happened when: shipments, soldiers, politics and sanctions, each event an observation."""

from briefing.charts.events import Event, draw_events
from briefing.charts.selection import plotted
from briefing.charts.timeline import middle

ARMS, SOLDIERS, LAW = "Arms and counts", "Soldiers", "Treaties and sanctions"
#: Mark and colour of each lane.
LANES = {ARMS: ("o", "navy"), SOLDIERS: ("s", "navy"), LAW: ("D", "edge")}
#: What happened, its lane, the observation that says so, and which of its dates it is.
#: Braces hold the value of the observation. A selection of ours.
EVENTS = (
    ("Ships carry containers from Rajin to Dunai", ARMS, "ports.rusi.2023-10-16", "period_start"),
    ("White House: {}", ARMS, "containers.us.2023-10-13", "as_of"),
    (
        "First North Korean missiles fired at Ukraine",
        ARMS,
        "missiles-fired.us.2024-09-04",
        "period_start",
    ),
    ("Russia vetoes the UN panel of experts", LAW, "policy.panel-veto", "period_start"),
    ("EU lists the operator at Vostochny", LAW, "policy.eu.dprk-2024-05-31.names", "period_start"),
    ("Treaty signed in Pyongyang", LAW, "policy.treaty-2024", "period_start"),
    ("First soldiers shipped", SOLDIERS, "troops.nis.2024-10-18", "period_start"),
    ("A monitoring team is formed", LAW, "policy.msmt", "period_start"),
    ("The study: {}", ARMS, "fnf2024.value", "as_of"),
    ("First long-range guns seen", ARMS, "guns.170mm.ft.2024-11-16", "as_of"),
    ("Treaty in force", LAW, "policy.treaty-2024.in-force", "period_start"),
    ("EU bans dealings with {} Russian ports", LAW, "policy.eu.ports-5ae", "period_start"),
    ("Open Source Centre: {}", ARMS, "containers.osc.2025-04-15", "as_of"),
    ("First report of the monitoring team", LAW, "policy.msmt.report-1", "period_start"),
    ("Second study: {}", ARMS, "fnf2025.value", "as_of"),
    ("Still in Kursk: {} soldiers", SOLDIERS, "troops-present.nis.2026-02-12", "as_of"),
    ("Seoul: {}", ARMS, "containers.rok-dia.2026", "as_of"),
    ("EU adopts its 20th package", LAW, "policy.eu.package-20", "period_start"),
)


def rows(ledger):
    """Return the events in the order of their dates."""
    known = ledger.evidence.observations
    found = [
        plotted(ledger, number, name=words, kind=lane, date=getattr(known[number], date))
        for words, lane, number, date in EVENTS
    ]
    return sorted(found, key=lambda row: (row["date"], row["number"]))


def draw(rows, look):
    """One row an event, from the first to the last."""
    events = [
        Event(words(row, look), middle(row["date"]), look.date(row["date"]), row["kind"])
        for row in rows
    ]
    return draw_events(look, events, LANES)


def words(row, look):
    """Say what happened, with the value of the observation."""
    text = look.tr(row["name"])
    return text.format(look.said(row)) if "{}" in text else text
