"""Addresses of the meeting's pages."""

from django.urls import path, re_path

from nennep.room import views_documents, views_meeting, views_minutes, views_room

UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
MONTH = "[0-9]{4}-[0-9]{2}"

app_name = "room"
urlpatterns = [
    path("buoi/<uuid:meeting_id>/", views_meeting.meeting, name="meeting"),
    path("buoi/<uuid:meeting_id>/luu-y/", views_meeting.explain, name="explain"),
    path("buoi/<uuid:meeting_id>/bien-ban/", views_minutes.minutes, name="minutes"),
    path("buoi/<uuid:meeting_id>/ky-giay/", views_minutes.sign, name="sign"),
    path("buoi/<uuid:meeting_id>/ban-hanh/", views_minutes.issue, name="issue"),
    path("buoi/<uuid:meeting_id>/dinh-chinh/", views_minutes.correct, name="correct"),
    path("buoi/<uuid:meeting_id>/cham-diem/", views_minutes.score, name="score"),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/bien-ban\.(?P<kind>pdf|docx)$", views_documents.draft, name="draft"
    ),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/diem-danh\.(?P<kind>pdf|docx)$",
        views_documents.attendance,
        name="attendance_sheet",
    ),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/cham-diem\.(?P<kind>pdf|docx)$",
        views_documents.score,
        name="score_sheet",
    ),
    re_path(rf"^van-ban/(?P<record_id>{UUID})\.(?P<kind>pdf|docx)$", views_documents.record, name="record"),
    re_path(
        rf"^van-ban/(?P<record_id>{UUID})/(?P<revision>[0-9]{{1,4}})\.(?P<kind>pdf|docx)$",
        views_documents.record,
        name="revision",
    ),
    re_path(
        rf"^to-chuc/(?P<organisation_id>{UUID})/thang/(?P<year_month>{MONTH})/bien-ban\.pdf$",
        views_documents.minutes_bundle,
        name="minutes_bundle",
    ),
    re_path(
        rf"^to-chuc/(?P<organisation_id>{UUID})/thang/(?P<year_month>{MONTH})/nghi-quyet\.pdf$",
        views_documents.resolutions_bundle,
        name="resolutions_bundle",
    ),
    path("buoi/<uuid:meeting_id>/hop/", views_room.room, name="room"),
    path("buoi/<uuid:meeting_id>/goi.json", views_room.package, name="package"),
    path("buoi/<uuid:meeting_id>/chu/", views_room.text, name="text"),
]
