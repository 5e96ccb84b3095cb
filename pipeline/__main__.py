"""`python -m pipeline` does the same as `newswinnow`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
