"""The preview: watch the content, build it into memory, tell the browser."""
