"""Pages of the shell, and the files of the installed program."""
