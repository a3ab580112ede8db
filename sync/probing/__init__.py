"""``probe-google``: open questions about Google, asked of a real account, and the report of the answers."""
