"""Lists of words, written as words."""


def words(written: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(written.split())
