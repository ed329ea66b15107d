"""The picture contract: what a run shows, against what was approved."""
