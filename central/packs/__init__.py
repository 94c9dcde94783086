"""Packs: folders with areas, taxonomy, agencies, officers and reports, and how one is read into the central API's storage."""
