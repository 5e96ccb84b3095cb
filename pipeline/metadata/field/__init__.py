"""What every field is: what was found, how its candidates are resolved, how names are compared."""
