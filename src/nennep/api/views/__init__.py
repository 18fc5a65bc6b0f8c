"""The HTTP door: of acts, of reads, and what describes both."""
