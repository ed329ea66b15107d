"""The files of LibreOffice that refreshing is tried on serve here as well."""

from tests.guide.refresh.conftest import office

__all__ = ["office"]
