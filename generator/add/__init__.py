"""From a foreign text to reviewed facts: taken in, read for proposals, and what a maintainer accepts written down."""
