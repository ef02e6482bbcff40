from django.urls import path

from ourterms.terms.inside import views

app_name = "ours"
urlpatterns = [
    path("terms/", views.terms, name="terms"),
    path("terms/versions/", views.versions, name="versions"),
    path("terms/versions/<int:number>/", views.version, name="version"),
    path("terms/versions/<int:number>/our-terms.<slug:kind>", views.file, name="file"),
    path("terms/compare/", views.compare, name="compare"),
    path("terms/check/", views.check, name="check"),
    path("terms/draft/", views.draft, name="draft"),
    path("terms/draft/begin/", views.begin, name="begin"),
    path("terms/draft/back/", views.take_back, name="take-back"),
    path("terms/draft/up/", views.take_up, name="take-up"),
    path("terms/draft/file/", views.bring, name="bring"),
    path("terms/draft/whole/", views.whole, name="whole"),
    path("terms/draft/agenda/", views.agenda, name="agenda"),
    path("terms/draft/<slug:clause>/", views.clause, name="clause"),
]
