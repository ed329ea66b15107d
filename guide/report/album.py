"""The pictures of a report: each content once, smaller without losing a pixel."""

from __future__ import annotations

