"""Lint of French Gherkin: everything a feature file can hide, with its line and its remedy."""
