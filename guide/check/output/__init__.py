"""What a check says, for a terminal, for programs, for a browser."""
