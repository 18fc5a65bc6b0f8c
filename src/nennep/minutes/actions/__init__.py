"""Acts on the minutes after they were written: what came late, signing on paper, issuing."""

from nennep.minutes.actions import issuing, late_texts  # noqa: F401  (registers the acts)
