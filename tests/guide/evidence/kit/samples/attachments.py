"""Steps of the sample « attachments » of Cucumber's compatibility kit."""

from pathlib import Path

from pytest_bdd import parsers, scenarios, when

from guide.evidence.attaching import Attach

scenarios("attachments.feature")


HERE = Path(__file__).parent


@when(parsers.parse('the string "{text}" is attached as "{kind}"'))
def attach_string(attach: Attach, text: str, kind: str) -> None:
    attach(text, kind)


@when(parsers.parse('the string "{text}" is logged'))
def log_string(attach: Attach, text: str) -> None:
    attach.log(text)


@when("text with ANSI escapes is logged")
def log_colours(attach: Attach) -> None:
    colours = zip((31, 91, 33, 32, 34, 95, 35), "rainbow", strict=True)
    rainbow = "".join(f"\x1b[{colour}m{letter}\x1b[0m" for colour, letter in colours)
    attach.log(f"This displays a {rainbow}")


@when(parsers.parse('the following string is attached as "{kind}":'))
def attach_text(attach: Attach, kind: str, docstring: str) -> None:
    attach(docstring, kind)


@when(parsers.parse('an array with {size:d} bytes is attached as "{kind}"'))
def attach_bytes(attach: Attach, size: int, kind: str) -> None:
    attach(bytes(range(size)), kind)


@when("a PDF document is attached and renamed")
def attach_pdf(attach: Attach) -> None:
    attach((HERE / "document.pdf").read_bytes(), "application/pdf", "renamed.pdf")


@when(parsers.parse('a link to "{address}" is attached'))
def attach_link(attach: Attach, address: str) -> None:
    attach.link(address)


@when(parsers.parse('the string "{text}" is attached as "{kind}" before a failure'))
def attach_and_fail(attach: Attach, text: str, kind: str) -> None:
    attach(text, kind)
    raise ValueError("whoops")
