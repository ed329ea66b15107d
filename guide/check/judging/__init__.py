"""The verdict of each claim, by kind."""
