"""Pages of asks for members, under /m/<collective>/asks/."""

from django.urls import path

from ourterms.asks import views

app_name = "asks"
urlpatterns = [
    path("", views.listed, name="list"),
    path("bring/", views.bring, name="bring"),
    path("door/", views.door, name="door"),
    path("bell/", views.bell, name="bell"),
    path("<uuid:ask>/", views.one, name="one"),
    path("<uuid:ask>/out/", views.out, name="out"),
    path("<uuid:ask>/hold/", views.hold, name="hold"),
    path("<uuid:ask>/talk/", views.talk, name="talk"),
    path("<uuid:ask>/reply/<slug:kind>/", views.reply, name="reply"),
    path("<uuid:ask>/letters/<uuid:reply>/", views.letter, name="letter"),
    path("<uuid:ask>/letters/<uuid:reply>/send/", views.send, name="send"),
    path("<uuid:ask>/answer/", views.answer, name="answer"),
    path("<uuid:ask>/entered/", views.entered, name="entered"),
]
