"""The rules of the portal as plain Python: no database, no web, no clock of the system."""
