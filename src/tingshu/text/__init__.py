"""Manuscript -> Book: takes out what is not the author's, finds the chapters, cuts them into sentences.

Nothing here reads a file or asks a service; the one exception is jieba's own dictionary cache (``words``).
"""

from tingshu.text.chapters.titles import working_title
from tingshu.text.cleaning import read_rules
from tingshu.text.compose import compose
from tingshu.text.explain import Verdict, explain
from tingshu.text.forecast import forecast
from tingshu.text.spoken import Change, Numbers, manner, shown_marks, voiced
from tingshu.text.spoken.pronunciation.doubtful import Doubtful, doubtful, to_hear
from tingshu.text.spoken.pronunciation.readings import Reading, parse_readings
from tingshu.text.survey import Survey, survey

__all__ = [
    "Change",
    "Doubtful",
    "Numbers",
    "Reading",
    "Survey",
    "Verdict",
    "compose",
    "doubtful",
    "explain",
    "forecast",
    "manner",
    "parse_readings",
    "read_rules",
    "shown_marks",
    "survey",
    "to_hear",
    "voiced",
    "working_title",
]
