"""The roll and the roll call (điểm danh): who must attend, who counts, marks."""
