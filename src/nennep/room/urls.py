"""Addresses of the meeting's pages."""

from django.urls import path, re_path

from nennep.room.views import documents, meeting, minutes, room

UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
MONTH = "[0-9]{4}-[0-9]{2}"

app_name = "room"
urlpatterns = [
    path("buoi/<uuid:meeting_id>/", meeting.meeting, name="meeting"),
    path("buoi/<uuid:meeting_id>/so-viec/", meeting.history, name="history"),
    path("buoi/<uuid:meeting_id>/luu-y/", meeting.explain, name="explain"),
    path("buoi/<uuid:meeting_id>/bien-ban/", minutes.minutes, name="minutes"),
    path("buoi/<uuid:meeting_id>/dinh-chinh/", minutes.correct, name="correct"),
    path("buoi/<uuid:meeting_id>/cham-diem/", minutes.score, name="score"),
    re_path(rf"^buoi/(?P<meeting_id>{UUID})/bien-ban\.(?P<kind>pdf|docx)$", documents.draft, name="draft"),
    re_path(rf"^buoi/(?P<meeting_id>{UUID})/phieu\.(?P<kind>pdf|docx)$", documents.sheet, name="sheet"),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/cham-diem\.(?P<kind>pdf|docx)$",
        documents.score,
        name="score_document",
    ),
    re_path(
        rf"^to-chuc/(?P<organisation_id>{UUID})/thang/(?P<year_month>{MONTH})/phieu\.pdf$",
        documents.sheets_bundle,
        name="sheets_bundle",
    ),
    path("buoi/<uuid:meeting_id>/hop/", room.room, name="room"),
    path("buoi/<uuid:meeting_id>/goi.json", room.package, name="package"),
    path("buoi/<uuid:meeting_id>/chu/", room.text, name="text"),
]
