"""What is said of a file that cannot be taken in."""


class NotTaken(Exception):
    """A file that cannot be taken in; the message goes on from its name: `is encrypted`."""
