"""`python -m einclusion`."""

from einclusion.cli import main

if __name__ == "__main__":
    main()
