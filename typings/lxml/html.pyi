"""What guide uses of lxml.html, which brings no types of its own."""

from lxml.etree import _Element

class LogEntry:
    level_name: str
    message: str

class HTMLParser:
    error_log: list[LogEntry]
    def __init__(
        self,
        *,
        encoding: str | None = None,
        no_network: bool = True,
        remove_comments: bool = False,
        remove_pis: bool = False,
        huge_tree: bool = False,
    ) -> None: ...

def document_fromstring(html: bytes | str, parser: HTMLParser | None = None) -> _Element: ...
