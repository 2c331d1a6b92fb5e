"""Bytes of evidence: recognised, read and stored before the act that enters them."""

from cases.dossier.evidence.reading import ReadFile, read_upload
from cases.dossier.evidence.storing import Found, Lost, pictures_of, sweep, verify_file

__all__ = ["Found", "Lost", "ReadFile", "pictures_of", "read_upload", "sweep", "verify_file"]
