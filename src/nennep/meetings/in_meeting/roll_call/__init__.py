"""The roll and the roll call (điểm danh)."""
