"""What writes content."""
