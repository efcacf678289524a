"""How words are said: lists of readings, their words in a text, and their sound in pinyin or in characters."""
