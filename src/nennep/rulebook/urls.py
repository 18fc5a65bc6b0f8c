"""Addresses of the rulebook."""

from django.urls import path

from nennep.rulebook import views

app_name = "rulebook"
urlpatterns = [path("quy-dinh/", views.rules, name="rules")]
