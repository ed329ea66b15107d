"""Evidence in one file that can be handed on, and taken wherever its folder is."""
