"""Documents of every structure at once are read without a failure."""

from pathlib import Path

from benchmarks.odd import SIZES, documents_in, tried_on


def test_odd_documents_are_read_and_opened(tmp_path: Path) -> None:
    tried = [tried_on(path) for path in documents_in(tmp_path, share=20, most=500)]
    assert len(tried) >= 10
    assert [one for one in tried if one.failure] == []
    assert max(SIZES) == 5_000
