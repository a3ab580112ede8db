"""Tables → the records of the programme; what can't be read becomes a Finding beside its row."""
