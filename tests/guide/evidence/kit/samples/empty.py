"""Steps of the sample « empty » of Cucumber's compatibility kit."""

from pytest_bdd import scenarios

scenarios("empty.feature")
