from django.urls import path

from ourterms.aid import views

app_name = "aid"
urlpatterns = [
    path("aid/", views.listed, name="list"),
    path("aid/new/", views.new, name="new"),
    path("aid/asked/<uuid:errand>/", views.errand, name="errand"),
    path("aid/<uuid:need>/", views.one, name="one"),
    path("aid/<uuid:need>/close/", views.close, name="close"),
    path("aid/<uuid:need>/between/<uuid:answer>/", views.between, name="between"),
    path("aid/<uuid:need>/between/<uuid:answer>/done/", views.done, name="done"),
    path("aid/<uuid:need>/between/<uuid:answer>/back/", views.take_back, name="take-back"),
]
