"""The map of reports: the pane, its page over the `crop:` scheme, and what feeds it."""
