"""Addresses of what becomes of the minutes: signing, issuing, late words."""

from django.urls import path

from nennep.minutes.views import issuing, late_texts

app_name = "minutes"
urlpatterns = [
    path("buoi/<uuid:meeting_id>/ky-giay/", issuing.sign, name="sign"),
    path("buoi/<uuid:meeting_id>/ban-hanh/", issuing.issue, name="issue"),
    path("buoi/<uuid:meeting_id>/chu/lich-su/", late_texts.history, name="text_history"),
    path("buoi/<uuid:meeting_id>/chu/den-muon/", late_texts.late, name="late_texts"),
]
