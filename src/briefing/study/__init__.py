"""The study: all that one briefing tells the engine about its subject."""
