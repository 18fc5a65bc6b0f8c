"""Addresses of organisations, their calendars, and the screens before a meeting."""

from django.urls import path, re_path

from nennep.meetings.views import (
    answering,
    calendar,
    changes,
    months,
    notices,
    papers,
    places,
    planning,
    preparation,
    proxy_entries,
)

UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"

app_name = "meetings"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/", places.organisation, name="organisation"),
    path("to-chuc/<uuid:organisation_id>/thang/<str:year_month>/", months.month, name="month"),
    path("to-chuc/<uuid:organisation_id>/thang/<str:year_month>/hen-ngay/", months.plan, name="plan_month"),
    path("to-chuc/<uuid:organisation_id>/lich/<int:year>/", calendar.calendar, name="calendar"),
    path(
        "to-chuc/<uuid:organisation_id>/lich/<int:year>/ngay-co-dinh/", planning.fixed_day, name="fixed_day"
    ),
    path("to-chuc/<uuid:organisation_id>/lich/<int:year>/de-xuat/", planning.plan, name="plan"),
    path("to-chuc/<uuid:organisation_id>/lich/<int:year>/them/", planning.add, name="add"),
    path(
        "to-chuc/<uuid:organisation_id>/sinh-hoat-chung/<uuid:joint_session_id>/",
        planning.joint,
        name="joint",
    ),
    path(
        "to-chuc/<uuid:organisation_id>/thang/<str:year_month>/thong-bao.pdf",
        papers.month,
        name="month_notices",
    ),
    path("buoi/<uuid:meeting_id>/chuan-bi/", preparation.prepare, name="prepare"),
    path("buoi/<uuid:meeting_id>/chuan-bi/<uuid:item_id>/", preparation.item, name="item"),
    path("buoi/<uuid:meeting_id>/doi-lich/", changes.move, name="move"),
    path("buoi/<uuid:meeting_id>/khong-hop/", changes.cancel, name="cancel"),
    path("buoi/<uuid:meeting_id>/thoi-khai-mac/", changes.withdraw_opening, name="withdraw_opening"),
    path("buoi/<uuid:meeting_id>/thong-bao/", notices.notice, name="notice"),
    path("buoi/<uuid:meeting_id>/tra-loi/", answering.answer, name="answer"),
    path("buoi/<uuid:meeting_id>/nhap-thay/", proxy_entries.proxy_entry, name="proxy_entry"),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/thong-bao\.(?P<kind>pdf|docx)$", papers.notice, name="notice_file"
    ),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/phieu-tra-loi\.(?P<kind>pdf|docx)$",
        papers.answer_slips,
        name="answer_slips",
    ),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/giay-moi\.(?P<kind>pdf|docx)$", papers.invitations, name="invitations"
    ),
    re_path(
        rf"^buoi/(?P<meeting_id>{UUID})/chuong-trinh\.(?P<kind>pdf|docx)$", papers.agenda, name="agenda_file"
    ),
    path("tai-lieu/<uuid:paper_id>/", notices.paper, name="paper"),
]
