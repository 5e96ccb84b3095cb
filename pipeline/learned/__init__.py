"""The evaluation of learned trees, for lines and for blocks.

Two evaluators, since each is the slower one for the other's model (CPU of 3, 60 and 400 rows):
`paths` walks the line model (120 trees of 32 leaves, asked about few rows, and for the features that decided) in
0.05, 0.23 and 1.7 ms, where bit masks take 0.13, 0.28 and 2.1 ms; `trees` strikes out the leaves of the block model
(140 trees of 16 leaves, asked about whole pages) in 0.10, 0.13 and 1.0 ms, where walking takes 0.10, 0.38 and 2.8 ms.
"""
