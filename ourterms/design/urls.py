"""Where the gallery is."""

from django.urls import path

from ourterms.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("<slug:slug>/", views.state, name="state"),
]
