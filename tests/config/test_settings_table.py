from pathlib import Path

import pytest

from nennep.config.setting import BadSetting
from nennep.config.settings_table import SETTINGS, default_data_dir, load


def test_defaults_stand_where_nobody_says_otherwise(tmp_path: Path) -> None:
    assert load(tmp_path / "not there", {}) == {setting.key: setting.default for setting in SETTINGS}


def test_the_file_wins_over_the_default_and_the_environment_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "nennep.toml").write_text('port = 8080\nhost = "0.0.0.0"\n', encoding="utf-8")
    values = load(tmp_path, {"NENNEP_PORT": "9090"})
    assert (values["host"], values["port"]) == ("0.0.0.0", 9090)


def test_lists_and_switches_are_read_from_the_environment(tmp_path: Path) -> None:
    values = load(tmp_path, {"NENNEP_ALLOWED_HOSTS": "a.vn, b.vn,", "NENNEP_HTTPS": "true"})
    assert (values["allowed_hosts"], values["https"]) == (["a.vn", "b.vn"], True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('port = "many"', "port phải là một số nguyên"),
        ("port = true", "port phải là một số nguyên"),
        ("https = 1", "https phải là true hoặc false"),
        ('log_level = "LOUD"', "một trong: DEBUG, INFO, WARNING, ERROR"),
        ("colour = 1", "không có mục nào tên là “colour”"),
        ("port = ", "không đọc được tệp cài đặt"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence_with_its_path(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "nennep.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSetting, match=said) as refused:
        load(tmp_path, {})
    assert str(refused.value).startswith(f"{path}: ")


def test_a_wrong_environment_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"^NENNEP_PORT: port phải là một số nguyên"):
        load(tmp_path, {"NENNEP_PORT": "x"})


def test_the_data_folder_is_said_or_is_the_users_own(tmp_path: Path) -> None:
    assert default_data_dir({"NENNEP_DATA": str(tmp_path)}) == tmp_path
    assert default_data_dir({"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "nennep"


def test_every_setting_says_what_it_means_in_both_languages() -> None:
    assert [setting.key for setting in SETTINGS if not (setting.meaning and setting.meaning_vi)] == []
