"""Runs of a suite: played, kept for the next time, and what each says of its portal."""
