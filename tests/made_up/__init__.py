"""An app that nobody wrote: songs sung at meetings. All that it needs is here, and one line of the list."""
