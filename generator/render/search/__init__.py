"""Search: all names and titles in one script, and the full text in a folder of Pagefind."""
