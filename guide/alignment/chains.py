"""The heaviest chain of pairs that keeps the order on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_chain(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), rising in both, whose weights add up to most.

    With weights of one and zero this is the longest common subsequence.

    Args:
        weights: of each pair; zero or less means that the two do not go together.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        row, below, here = weights[i], best[i + 1], best[i]
        for j in range(columns - 1, -1, -1):
            skip = max(below[j], here[j + 1])
            weight = row[j]
            here[j] = max(skip, below[j + 1] + weight) if weight > 0 else skip
    return _trace_back(weights, best)


def _trace_back(
    weights: Sequence[Sequence[float]], best: Sequence[Sequence[float]]
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(weights) and j < len(weights[i]):
        weight = weights[i][j]
        if weight > 0 and best[i][j] == best[i + 1][j + 1] + weight:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
