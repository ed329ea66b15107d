"""The verdict of each claim of a document, and the moment of the run on which it rests."""
