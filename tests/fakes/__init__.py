"""What stands in for costly things in tests whose subject they are not."""
