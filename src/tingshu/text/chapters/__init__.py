"""Passages -> chapters: which lines are headings, what each is the head of, and what a chapter is called."""
