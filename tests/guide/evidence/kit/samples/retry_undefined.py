"""Steps of the sample « retry-undefined » of Cucumber's compatibility kit."""

import pytest
from pytest_bdd import scenarios

scenarios("retry-undefined.feature")


pytestmark = pytest.mark.flaky(reruns=2, rerun_except=["StepDefinitionNotFoundError"])
