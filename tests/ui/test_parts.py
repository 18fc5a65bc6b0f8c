"""The values that the components draw."""

from nennep.ui import parts


def test_stages_before_the_reached_one_are_done() -> None:
    states = [stage.state for stage in parts.stages(["a", "b", "c"], 1)]
    assert states == [parts.StageState.DONE, parts.StageState.NOW, parts.StageState.AHEAD]


def test_past_the_last_stage_all_are_done() -> None:
    assert {stage.state for stage in parts.stages(["a", "b"], 2)} == {parts.StageState.DONE}
