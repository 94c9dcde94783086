"""Parts for measuring the window: a heartbeat with a watchdog, a window in this process, and starts of the real program."""
