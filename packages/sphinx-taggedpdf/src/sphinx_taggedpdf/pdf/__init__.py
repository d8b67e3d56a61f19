"""What is done to the finished file, and what is checked in it."""
