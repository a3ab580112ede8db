"""How far the emulator answers as Google did when its traffic was recorded."""
