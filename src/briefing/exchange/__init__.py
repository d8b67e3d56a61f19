"""What leaves the briefing as data: data package, citations, metadata, scenarios."""
