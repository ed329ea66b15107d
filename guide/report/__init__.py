"""The report of a run: one page that opens from disk, drawn from its evidence alone."""
