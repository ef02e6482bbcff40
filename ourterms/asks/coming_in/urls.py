"""The door, under /c/<door>/: for everybody, and for contacts."""

from django.urls import path

from ourterms.asks.coming_in import views

app_name = "door"
urlpatterns = [
    path("", views.page, name="page"),
    path("ask/", views.begin, name="begin"),
    path("ask/send/", views.send, name="send"),
    path("ask/away/", views.throw_away, name="away"),
    path("ask/<slug:step>/", views.step, name="step"),
    path("ask/<slug:step>/look/", views.look, name="look"),
    path("asks/", views.mine, name="mine"),
    path("asks/<uuid:ask>/", views.one, name="one"),
    path("asks/<uuid:ask>/answer/", views.answer, name="answer"),
    path("asks/<uuid:ask>/answer/look/", views.answer_look, name="answer-look"),
    path("asks/<uuid:ask>/say/", views.say_so, name="say"),
]
