"""Laying what a text quotes along what a run did, in order."""
