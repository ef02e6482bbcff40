from django.urls import path

from ourterms.files import views

app_name = "files"
urlpatterns = [path("files/<uuid:file>/", views.get, name="get")]
