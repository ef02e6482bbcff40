from django.urls import path

from ourterms.institutions import views

app_name = "institutions"
urlpatterns = [
    path("institutions/", views.listed, name="list"),
    path("institutions/new/", views.new, name="new"),
    path("institutions/<uuid:institution>/name/", views.call, name="call"),
    path("institutions/<uuid:institution>/same/", views.same, name="same"),
    path("institutions/<uuid:institution>/apart/", views.apart, name="apart"),
    path("institutions/people/<uuid:contact>/", views.confirm, name="confirm"),
    path("works-there/", views.works_there, name="works-there"),
    path("works-there/back/", views.works_there_back, name="works-there-back"),
]
