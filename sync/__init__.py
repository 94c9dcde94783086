"""The engine and its stores, free of Qt: what officers did is kept here until the central API has it."""
