"""What may be asked about rights, the tree that they reach over, and what was done in it."""

from nennep.authority.reads import duties, history, logins, me, tree  # noqa: F401  (registers the reads)
