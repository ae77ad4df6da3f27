"""The network of who deals with whom: contacts make ties, ties have measures, and both have a place."""
