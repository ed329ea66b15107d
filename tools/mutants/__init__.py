"""Rules of the portal broken on purpose, and the scenarios that see it."""
