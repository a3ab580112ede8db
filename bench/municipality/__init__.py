"""A municipality of two hundred institutions on the emulator, some broken on purpose, passed over by several tasks."""
