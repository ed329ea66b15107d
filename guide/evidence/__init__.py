"""One trustworthy record of a run: what was written, run, seen and photographed."""
