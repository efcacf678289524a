"""From bytes to characters, in whichever charset a file is."""
