"""Every decision of a run, pure: what was read → what should be."""
