"""Findings become lines that a maintainer accepts or deletes, and what is accepted becomes content."""
