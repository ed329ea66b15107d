"""The pieces of one clause."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.claims.pieces import Piece


@dataclass
class Segment:
    """The pieces of a clause; ``introduced`` is the word that makes it a condition or a purpose."""

    kind: str
    pieces: list[Piece] = field(default_factory=list[Piece])
    introduced: str = ""
    denied: bool = False
    cleft: bool = False

    @property
    def start(self) -> int:
        """Where it begins in its paragraph."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends in its paragraph."""
        return self.pieces[-1].end

    @property
    def limit(self) -> Piece | None:
        """« Que » after « ne »: it is so of nothing else."""
        at = next((i for i, p in enumerate(self.pieces) if p.plain in {"ne", "n'"}), None)
        after = self.pieces[at:] if at is not None else []
        return next((piece for piece in after if piece.plain in {"que", "qu'"}), None)

    @property
    def has_verb(self) -> bool:
        """Whether something is done or is so in it."""
        return any(p.verb is not None and not p.is_noun for p in self.pieces)
