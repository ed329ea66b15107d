"""What each French line of a feature does, in one or two lines of Python."""
