"""The same two procedures by other tools, each in its own environment and its own words."""
