"""LaTeX formulas: how they are printed and what they sound like."""
