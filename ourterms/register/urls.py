from django.urls import path

from ourterms.register import views

app_name = "register"
urlpatterns = [
    path("published/", views.listed, name="list"),
    path("published/new/<slug:kind>/<uuid:thing>/", views.publish, name="publish"),
    path("published/<uuid:entry>/", views.one, name="one"),
    path("published/<uuid:entry>/stop/", views.stop, name="stop"),
    path("published/<uuid:entry>/away/", views.redact, name="redact"),
]
