"""Lint of French Gherkin: everything a feature file can hide, with its line and its remedy."""

from guide.lint.check import check_features
from guide.lint.finding import Finding

__all__ = ["Finding", "check_features"]
