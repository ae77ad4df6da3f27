"""The words of the interface: one catalogue, and one place each for dates and numbers."""
