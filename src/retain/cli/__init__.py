"""What a rep types."""
