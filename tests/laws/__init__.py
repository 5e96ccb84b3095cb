"""The nine laws, over generated documents: pieces of news in nine languages, odd text, random bytes."""
