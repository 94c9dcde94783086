"""The window around the pages: rail, bars, notices, settings, shortcuts."""
