"""What an officer can do with a report: offers, forms, drafts, photos."""
