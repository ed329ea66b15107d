"""The scenarios played again and again on a machine that has too much to do."""
