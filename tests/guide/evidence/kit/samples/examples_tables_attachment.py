"""Steps of the sample « examples-tables-attachment » of Cucumber's compatibility kit."""

from pathlib import Path

from pytest_bdd import scenarios, when

from guide.evidence.attaching import Attach

scenarios("examples-tables-attachment.feature")


HERE = Path(__file__).parent


@when("a JPEG image is attached")
def attach_jpeg(attach: Attach) -> None:
    attach((HERE / "cucumber.jpeg").read_bytes(), "image/jpeg")


@when("a PNG image is attached")
def attach_png(attach: Attach) -> None:
    attach((HERE / "cucumber.png").read_bytes(), "image/png")
