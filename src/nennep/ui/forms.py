"""How every form is drawn: label above, control, what is wrong, help; and all faults listed at the top.

A view passes the form; the template says `{{ form }}`, or, field by field, `{{ form.field.as_field_group }}`
after `{% include "ui/forms/errors.html" %}`. Named in the settings as FORM_RENDERER.
"""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws forms and fields with the templates in ui/forms/."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
