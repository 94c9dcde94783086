"""The list of reports: its model, its lines, its bar of searches and filters."""
