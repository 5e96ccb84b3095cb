"""What is stated of the text: its headline, date and authors, what is said of them and of it, stamps of its entries."""
