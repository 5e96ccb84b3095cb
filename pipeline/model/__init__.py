"""The nouns: frozen values that the stages hand on, and the records that leave the pipeline.

    RawDocument -> SegmentedDocument -> CleanedDocument -> DescribedDocument -> ArticleRecord | QuarantineRecord

Each value contains the one before; nothing is mutated, nothing goes back.
"""
