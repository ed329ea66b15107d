"""Evidence, documents and guides drawn from a pytest-bdd + Playwright suite."""
