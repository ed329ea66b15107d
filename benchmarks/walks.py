"""Two hundred worlds walked at once, on a file and on PostgreSQL with one, two, four processes."""

from rich.progress import Progress

from benchmarks.report import Report
from benchmarks.scale_out import crowded, portals, served

WALKERS, SECONDS = 200, 30


def measure(progress: Progress, rounds: int) -> Report:
    """Have so many people walk the nine steps at once, each in worlds of their own."""
    from tests.mockportal import postgresql

    if postgresql.programs() is None:
        return Report([], [postgresql.NEEDED], {})
    with postgresql.cluster() as cluster:
        assert cluster is not None
        with portals(cluster) as urls:
            kinds = crowded(progress, urls, rounds, WALKERS, SECONDS)
    note = f"{WALKERS} personnes à la fois, {SECONDS} s par tour, chacune dans ses mondes : les "
    note += "neuf étapes, l’acceptation, la messagerie. Un échec : une erreur, le nom d’une autre."
    return Report([served(kinds)], [note], {"walks": kinds})
