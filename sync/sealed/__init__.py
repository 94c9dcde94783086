"""Sealed files: an officer's work leaves one computer and comes into another, to be read only with a passphrase."""
