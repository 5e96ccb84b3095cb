"""What the tool that made a dump wrote into it: Markdown, numbers of links, line ends at a fixed width, a print's head.

Each module knows one kind. It proves by the whole document that the kind is there (a line alone proves nothing), and takes
the signs off; what it takes off is kept beside the text (`Piece.sign`), so that nothing is lost.
"""
