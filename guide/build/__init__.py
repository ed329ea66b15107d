"""Illustrated guides, built from the maintained procedures and the evidence of a run."""
