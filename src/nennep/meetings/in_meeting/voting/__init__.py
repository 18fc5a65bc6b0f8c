"""Ballots (biểu quyết): what is needed, tallies, reserved opinions."""
