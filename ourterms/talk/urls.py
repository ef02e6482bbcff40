from django.urls import path

from ourterms.talk import views

app_name = "talk"
urlpatterns = [
    path("", views.threads, name="threads"),
    path("begin/", views.begin, name="begin"),
    path("hidden/", views.log, name="log"),
    path("mine/", views.mine, name="mine"),
    path("<uuid:thread>/", views.thread, name="thread"),
    path("<uuid:thread>/mute/", views.mute, name="mute"),
    path("posts/<uuid:post>/", views.post, name="post"),
    path("posts/<uuid:post>/change/", views.change, name="change"),
    path("posts/<uuid:post>/take-back/", views.take_back, name="take-back"),
    path("posts/<uuid:post>/hide/", views.hide, name="hide"),
    path("posts/<uuid:post>/show-again/", views.show_again, name="show-again"),
]
