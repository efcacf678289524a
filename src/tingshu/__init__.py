"""tingshu 听书."""
