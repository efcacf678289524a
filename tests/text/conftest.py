"""Stands here so that this room's tests, in whatever folder below, find ``evidence`` and ``manuscripts``."""
