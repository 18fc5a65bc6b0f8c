import pytest

from nennep.config import commands
from nennep.config.cli import main


def test_help_names_every_command_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert "usage" not in said
    for name in commands.NAMES:
        assert f"\n    {name} " in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frob"], "không có lệnh “frob”"),
        (["serve", "--port", "x"], "--port phải là một số nguyên, không phải “x”"),
        (["serve", "--port"], "--port cần một giá trị theo sau"),
        (["serve", "--what"], "lệnh serve không có tùy chọn --what"),
    ],
)
def test_a_mistyped_line_is_answered_in_a_vietnamese_sentence(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", commands.NAMES)
def test_every_command_takes_a_data_folder(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert "--data THƯ_MỤC" in capsys.readouterr().out


def test_a_port_in_use_is_said_before_anything_is_prepared(
    tmp_path, capsys: pytest.CaptureFixture[str]
) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--data", str(tmp_path / "data"), "--port", str(port)]) == 2
    assert f"không mở được cổng {port}" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
