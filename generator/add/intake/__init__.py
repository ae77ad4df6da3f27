"""One foreign file becomes an article: its form, its encoding, its text, what it says of itself."""
