"""Addresses of devices and their files."""

from django.urls import path

from nennep.sync import views

app_name = "sync"
urlpatterns = [
    path("mang-theo/may/", views.register, name="register"),
    path("mang-theo/may/con-lai/", views.tell, name="tell"),
    path("may-chua-gui/", views.waiting, name="waiting"),
    path("may-cua-toi/", views.devices, name="devices"),
    path("nhap-tep/", views.files, name="files"),
    path("nhap-tep/<uuid:file_id>/", views.file, name="file"),
]
