"""Relations between tables and migrations follow the staircase (imports: tests/tools/test_check_staircase.py)."""

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from nennep.config.staircase import PACKAGE, STEPS, step_of

OURS = sorted(config.label for config in apps.get_app_configs() if config.name.startswith("nennep."))


def relations(label: str) -> list[models.Field]:
    """Foreign keys and many-to-many fields of an app's tables that lead to another app of ours."""
    return [
        field
        for model in apps.get_app_config(label).get_models(include_auto_created=False)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if field.is_relation and field.related_model._meta.app_label in set(OURS) - {label}
    ]


def test_every_folder_of_the_package_stands_on_the_staircase() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= {name for names in STEPS for name in names}


@pytest.mark.parametrize("label", OURS)
def test_relations_lead_down_the_staircase(label: str) -> None:
    upward = [
        str(field)
        for field in relations(label)
        if step_of(field.related_model._meta.app_label) <= step_of(label)
    ]
    assert upward == []


@pytest.mark.parametrize("label", OURS)
def test_relations_across_apps_leave_no_way_back_up(label: str) -> None:
    leaking = [str(field) for field in relations(label) if not field.remote_field.hidden]
    assert leaking == [], 'give related_name="+"'


@pytest.mark.parametrize("label", OURS)
def test_migrations_depend_down_the_staircase(label: str) -> None:
    migrations = MigrationLoader(None).disk_migrations
    upward = [
        f"{name} depends on {other}.{its}"
        for (app, name), migration in migrations.items()
        if app == label
        for other, its in [*migration.dependencies, *migration.run_before]
        if other in OURS and other != label and step_of(other) <= step_of(label)
    ]
    assert upward == []
