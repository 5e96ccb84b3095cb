"""Which blocks of a page are the article: features, the learned model, the choice, a second opinion."""
