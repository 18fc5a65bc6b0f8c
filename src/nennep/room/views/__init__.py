"""Pages of a meeting: its stages, its minutes and their adoption, correction and score, its papers."""
