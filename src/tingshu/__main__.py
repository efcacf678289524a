"""``python -m tingshu``."""

from tingshu.cli import main

if __name__ == "__main__":
    main()
