"""``python -m tingshu``, and what the ``tingshu`` command starts."""

import sys


def main() -> None:
    """Run the command line; also a Ctrl-C while it is still loading ends in the documented exit code."""
    try:
        from tingshu.cli import run
    except KeyboardInterrupt:
        sys.exit(130)  # 128 + SIGINT, as shells report it
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
