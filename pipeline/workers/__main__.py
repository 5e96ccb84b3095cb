"""`python -m pipeline.workers`: one worker process. Started by `pipeline.workers.handle` only."""

from pipeline.workers.process import main

if __name__ == "__main__":
    main()
