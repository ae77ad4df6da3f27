"""One file becomes one page; pure, and each file alone."""
