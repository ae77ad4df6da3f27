"""Exit codes that every verb has in common."""

PROBLEMS = 1
"""Something is wrong with the content or the site."""
USAGE = 2
"""What was asked for cannot be done."""
