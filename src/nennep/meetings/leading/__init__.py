"""Where a person goes next with a meeting: its one next step, and the pages that refusals lead to."""
