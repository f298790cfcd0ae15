"""The commands, one file each: options → pipeline → text → exit code."""
