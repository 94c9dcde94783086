"""A flood evening at the central API: every office of the province at once, over real connections."""
