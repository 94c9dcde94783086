"""The endpoints of the Officer API, a module for each group of calls."""
