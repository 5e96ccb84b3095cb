"""What a name is: a person, an agency, an organisation, a given name."""
