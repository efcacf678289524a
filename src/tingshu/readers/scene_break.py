"""What stands in a manuscript where its source has a rule across the page."""

SCENE_BREAK = "***"
"""The paragraph that stands for one."""
