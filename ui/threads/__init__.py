"""The threads beside the window, and what keeps the window free of them."""
