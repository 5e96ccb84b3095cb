"""What stands for other stories: cards, links and their leads, headlines glued or in lists, a second story behind the first."""
