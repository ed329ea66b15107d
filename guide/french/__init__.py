"""French, whatever it is about: its letters, its typography, its numbers and its words."""
