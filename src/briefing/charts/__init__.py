"""The contract of a chart script, its theme and its primitives."""
