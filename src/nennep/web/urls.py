"""Addresses of the shell."""

from django.urls import path

from nennep.web.views import app, home, kit, search, secure

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", search.page, name="search"),
    path("mang-theo.json", kit.kit, name="kit"),
    path("sw.js", app.worker, name="worker"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("khung/hop/", app.shell, {"kind": "room"}, name="room_shell"),
    path("khung/mat-song/", app.shell, {"kind": "offline"}, name="offline_shell"),
    path("ket-noi-an-toan/", secure.secure_connection, name="secure_connection"),
    path("chung-chi.crt", secure.authority, name="authority"),
]
