"""Addresses of what becomes of the minutes: signing, issuing, late words, documents as files."""

from django.urls import path, re_path

from nennep.minutes.views import documents, issuing, late_texts

UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
MONTH = "[0-9]{4}-[0-9]{2}"

app_name = "minutes"
urlpatterns = [
    path("buoi/<uuid:meeting_id>/ky-giay/", issuing.sign, name="sign"),
    path("buoi/<uuid:meeting_id>/ban-hanh/", issuing.issue, name="issue"),
    path("buoi/<uuid:meeting_id>/chu/lich-su/", late_texts.history, name="text_history"),
    path("buoi/<uuid:meeting_id>/chu/den-muon/", late_texts.late, name="late_texts"),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/diem-danh\.(?P<kind>pdf|docx)$",
        documents.attendance,
        name="attendance_sheet",
    ),
    re_path(rf"^van-ban/(?P<record_id>{UUID})\.(?P<kind>pdf|docx)$", documents.record, name="record"),
    re_path(
        rf"^van-ban/(?P<record_id>{UUID})/(?P<revision>[0-9]{{1,4}})\.(?P<kind>pdf|docx)$",
        documents.record,
        name="revision",
    ),
    re_path(
        rf"^to-chuc/(?P<organisation_id>{UUID})/thang/(?P<year_month>{MONTH})/bien-ban\.pdf$",
        documents.minutes_bundle,
        name="minutes_bundle",
    ),
    re_path(
        rf"^to-chuc/(?P<organisation_id>{UUID})/thang/(?P<year_month>{MONTH})/nghi-quyet\.pdf$",
        documents.resolutions_bundle,
        name="resolutions_bundle",
    ),
]
