"""Ways in; those of members under /m/<collective>/."""

from django.urls import path

from ourterms.collectives.joining import views

app_name = "joining"
urlpatterns = [
    path("join/", views.join, name="join"),
    path("join/<slug:code>/", views.join_here, name="join-here"),
    path("join/<slug:code>/qr.svg", views.qr, name="qr"),
    path("ask-to-join/<uuid:collective>/", views.ask, name="ask"),
    path("asked/<slug:token>/", views.asked, name="asked"),
    path("you/new-card/<uuid:id>/stop/", views.stop_new_card, name="stop-new-card"),
    path("m/<uuid:collective>/welcome/", views.welcome, name="welcome"),
    path("m/<uuid:collective>/bring/", views.bring, name="bring"),
    path("m/<uuid:collective>/bring/<uuid:link>/end/", views.end_link, name="end-link"),
    path("m/<uuid:collective>/bring/asked/<uuid:asking>/", views.answer, name="answer"),
    path("m/<uuid:collective>/new-card/", views.new_cards, name="new-cards"),
    path("m/<uuid:collective>/new-card/<uuid:member>/", views.new_card, name="new-card"),
]
