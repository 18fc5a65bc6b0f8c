"""SQLite as the processes of one server share it: Django's own backend, in which writers queue."""
