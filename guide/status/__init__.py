"""How the documents of a drive stand: what was edited or taken anew since they were checked."""
