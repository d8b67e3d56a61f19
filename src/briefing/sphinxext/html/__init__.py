"""What stands in HTML alone."""
