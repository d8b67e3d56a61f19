"""The engine: code, its folder, its run, and where things came to stand."""
