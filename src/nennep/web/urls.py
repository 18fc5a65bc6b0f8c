"""Addresses of the shell."""

from django.urls import path

from nennep.web import views, views_along, views_app, views_secure

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("to-chuc/<uuid:organisation_id>/", views.organisation, name="organisation"),
    path("to-chuc/<uuid:organisation_id>/danh-sach/", views.roll, name="roll"),
    path("to-chuc/<uuid:organisation_id>/thang/<str:year_month>/", views.month, name="month"),
    path("mang-theo.json", views_along.bring_along, name="bring_along"),
    path("sw.js", views_app.worker, name="worker"),
    path("manifest.webmanifest", views_app.manifest, name="manifest"),
    path("khung/hop/", views_app.shell, {"kind": "room"}, name="room_shell"),
    path("khung/mat-song/", views_app.shell, {"kind": "offline"}, name="offline_shell"),
    path("ket-noi-an-toan/", views_secure.secure_connection, name="secure_connection"),
    path("chung-chi.crt", views_secure.authority, name="authority"),
]
