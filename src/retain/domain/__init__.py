"""What a rep remembers and what follows from it: records in, records out."""
