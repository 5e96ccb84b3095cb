"""What goes by its form or place on the page: shapes, whole wordings, repeats, readers' comments, what follows the article."""
