"""Figures and signs as people say them: shapes that no voice can guess, and all spelled out for one that misreads."""
