"""The audit trail: chains of acts, their sealed contents, traces."""
