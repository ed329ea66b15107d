"""What a field of a type takes, said in French from the type itself."""

from typing import Any

from msgspec import inspect


def expected(kind: Any) -> str:
    """For « Le champ … attend … »: the type with its limits."""
    return _said(inspect.type_info(kind))


def _said(info: inspect.Type) -> str:
    match info:
        case inspect.Metadata(type=inner):
            return _said(inner)
        case inspect.IntType(ge=low, le=high):
            return f"un nombre entier de {low} à {high}"
        case inspect.LiteralType(values=values):
            return f"un mot parmi : {', '.join(map(str, values))}"
        case inspect.VarTupleType(min_length=least):
            return "une liste d’au moins un texte" if least else "une liste de textes"
        case inspect.StrType(max_length=int() as longest):
            return f"un texte de 1 à {longest} caractères"
        case inspect.StrType():
            return "un texte"
    raise TypeError(f"no French for {info}")
