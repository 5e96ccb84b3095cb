"""Training of the small learned models from labelled data. Needs the extra `training`; nothing here runs in production."""
