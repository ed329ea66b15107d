"""Writing the file of a variant."""

HEAD = 'title = "Essai"\nexplanation = "Un autre portail."\n'
ADDED = 'path = "a"\ntitle = "A"\nstep = "A"\nparagraphs = ["a"]\nbutton = "A"\n'
PARTS = [
    "identity",
    "terms",
    "information",
    "secrets",
    "authentication",
    "activation",
    "recorded",
]


def pages(*written: str) -> str:
    """A journey: parts joined by « + », or the lines of a page."""
    each: list[str] = []
    for one in written:
        names = ", ".join(f'"{name}"' for name in one.split("+"))
        each.append("[[journey.pages]]\n" + (one if "=" in one else f"parts = [{names}]\n"))
    return "".join(each)
