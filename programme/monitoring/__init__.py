"""Monitoring: answers and registers → figures that may be shown (questionnaires.md, section 13)."""
