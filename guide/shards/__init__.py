"""A suite that was played in shares, on as many machines, put together as one run."""
