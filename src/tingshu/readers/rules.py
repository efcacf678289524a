"""The names of the removals that several readers make; what only one of them makes stands where it is made."""

COMMENT = "comment"
"""What the author has commented out, or remarked in the margin."""

CONTENTS = "table of contents"
"""Tables of contents and indexes: page numbers are for the eye."""

HIDDEN = "hidden text"
"""What the page does not show."""

NOTE = "note"
"""Notes that the source marks as such."""

NOTE_MARK = "note mark"
"""The number or sign that leads to a note."""

PAGE_NUMBER = "page number"
"""The number of the page, with what stands around it."""

RUBY = "ruby reading"
"""The pronunciation printed above a word, which would be said twice."""
