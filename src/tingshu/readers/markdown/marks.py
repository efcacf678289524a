"""What Markdown's pages and their inline text know together: the marks of notes, and what is not spoken."""

import re

NOTE_MARK = r"\[\^(?P<label>[^\]\s]+)\]"
"""A footnote's mark, as a pattern; with a colon after it, at the start of a line, it opens the note."""

NOTE_TEXT = re.compile(rf"^[ \t>]*{NOTE_MARK}:", re.MULTILINE)
"""What opens a note."""

LEFT_OVER = re.compile(r"\*\*([^*\n]+)\*\*")
"""Bold that no rule took for it, as with a space inside the stars."""
