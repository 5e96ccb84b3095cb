"""What every field may look at, asked once per document."""
