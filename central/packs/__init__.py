"""Packs: folders with areas, taxonomy, agencies, officers and reports, and how one is read into the central API's storage."""

from central.packs.findings import PackError
from central.packs.loading import load_pack
from central.packs.summary import LoadSummary

__all__ = ["LoadSummary", "PackError", "load_pack"]
