"""How sources are listed and cited."""
