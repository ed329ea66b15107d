"""What the sentences of a document claim, read with a small grammar of French instructions."""
