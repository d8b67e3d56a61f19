"""Draws through the model, what drives their range, and the results kept of them."""
