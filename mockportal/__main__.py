"""``python -m mockportal`` is the command ``mockportal``."""

from mockportal.cli import main

main()
