"""The generated pages of docs/acts and docs/reads."""
