"""Illustrated guides, published from the maintained procedures and the evidence of a run."""
