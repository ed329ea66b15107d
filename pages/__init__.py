"""How a person uses each page: by what is written on it, never by its code."""
