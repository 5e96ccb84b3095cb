"""`python -m pipeline.workers`: one worker process. Started by `pipeline.workers.handle` only."""

from pipeline.compiled import CompiledPatterns

if __name__ == "__main__":
    patterns = CompiledPatterns()
    patterns.begin()  # first of all: what the line imports compiles most of them
    from pipeline.workers.process import main

    main(patterns)
