from django.urls import path

from ourterms.institutions.guest import views

app_name = "guest"
urlpatterns = [
    path("in/", views.come_back, name="in"),
    path("in/code/", views.mailed, name="code"),
    path("new/", views.come, name="new"),
    path("who/", views.who, name="who"),
    path("you/", views.describe, name="describe"),
    path("out/", views.out, name="out"),
    path("go/", views.go, name="go"),
]
