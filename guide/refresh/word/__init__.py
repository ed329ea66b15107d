"""A Word file changed in place: its main part, its relations, its content types, its media."""

from guide.refresh.word.writing import WordFile

__all__ = ["WordFile"]
