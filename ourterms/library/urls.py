from django.urls import path

from ourterms.library import views

app_name = "library"
urlpatterns = [
    path("", views.shelf, name="shelf"),
    path("start/", views.start, name="start"),
    path("ready-made/<slug:slug>/", views.ready_made, name="ready-made"),
    path("<uuid:page>/", views.page, name="page"),
    path("<uuid:page>/write/", views.write, name="write"),
    path("<uuid:page>/letter/", views.letter, name="letter"),
    path("<uuid:page>/put-away/", views.put_away, name="put-away"),
    path("<uuid:page>/beside/", views.enclose, name="enclose"),
    path("<uuid:page>/beside/<uuid:enclosure>/take-out/", views.take_out, name="take-out"),
    path("<uuid:page>/versions/", views.versions, name="versions"),
    path("<uuid:page>/versions/<int:number>/", views.version, name="version"),
    path("<uuid:page>/versions/<int:number>/go-back/", views.go_back, name="go-back"),
]
