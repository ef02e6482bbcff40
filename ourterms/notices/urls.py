from django.urls import path

from ourterms.notices import views

app_name = "notices"
urlpatterns = [
    path("m/<uuid:collective>/sent/", views.mine, name="mine"),
    path("m/<uuid:collective>/letters/", views.letters, name="letters"),
    path("m/<uuid:collective>/letters/<uuid:letter>/", views.letter, name="letter"),
    path("m/<uuid:collective>/letters/<uuid:letter>/again/", views.letter_again, name="letter-again"),
    path("mail/off/", views.off, name="off"),
    path("demo/mail/", views.demo_mail, name="demo-mail"),
]
