"""One series an organisation, kind and term: those of a chi ủy, a standing committee … go into that of the whole.

A number that both bear stays where it is: it stands on two frozen papers. The common series goes on behind both.
"""

from django.db import migrations, models
from django.db.models import Q

TERM_GIVEN_BY = ("cell", "executive")


def join_series(apps, schema_editor):
    """Move the numbers that are free, and the whole series where the common one does not exist yet."""
    series_of_all = apps.get_model("records", "NumberSeries").rows
    for each in series_of_all.exclude(body__kind__in=(*TERM_GIVEN_BY, "congress")).select_related("body", "term"):
        body = apps.get_model("organisation", "Body").rows.filter(
            organisation_id=each.body.organisation_id, kind__in=TERM_GIVEN_BY
        )
        term = _same_time(apps.get_model("membership", "Term").rows.filter(body=body.order_by("kind").first()), each.term)
        if term is None:
            continue
        common = series_of_all.filter(body=term.body_id, term=term, document_type=each.document_type).first()
        if common is None:
            series_of_all.filter(pk=each.pk).update(body=term.body_id, term=term)
        else:
            _join(apps.get_model("records", "Number").rows, each, common)


def _same_time(terms, own):
    """The last of the terms that runs at some time of one's own."""
    running = terms.filter(Q(valid_to=None) | Q(valid_to__gt=own.valid_from))
    if own.valid_to is not None:
        running = running.filter(valid_from__lt=own.valid_to)
    return running.order_by("valid_from").last()


def _join(numbers, series, common):
    borne = numbers.filter(series=common).values_list("number", flat=True)
    numbers.filter(series=series).exclude(number__in=list(borne)).update(series=common)
    common.first_number = min(series.first_number, common.first_number)
    common.next_number = max(series.next_number, common.next_number)
    common.save()
    if numbers.filter(series=series).exists():
        series.first_number = series.next_number  # nothing of it is a gap: it goes on in the other
        series.save()
    else:
        series.delete()


class Migration(migrations.Migration):
    """Join the series; a number may say what bears it."""

    dependencies = [("records", "0002_immutable_revisions")]
    operations = [
        migrations.AddField(
            model_name="number",
            name="title",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.RunPython(join_series, migrations.RunPython.noop),
    ]
