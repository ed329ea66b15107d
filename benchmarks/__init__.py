"""Measurements: what things cost beside what they must cost, compared within one run."""
