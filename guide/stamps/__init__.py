"""What was proved of a document, kept in it: digests, verdicts, a day; nothing personal."""

from guide.stamps.keeping import read_stamp, stamped
from guide.stamps.making import keep_in, stamp_of
from guide.stamps.model import Stamp

__all__ = ["Stamp", "keep_in", "read_stamp", "stamp_of", "stamped"]
