"""Numbers, dates and labels in the words of a language."""
