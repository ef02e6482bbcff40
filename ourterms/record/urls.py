from django.urls import path

from ourterms.record import views

app_name = "record"
urlpatterns = [
    path("published/about/<uuid:institution>/", views.ours, name="ours"),
    path("published/about/<uuid:institution>/wrong/", views.wrong, name="wrong"),
    path("money/shown/", views.sums, name="sums"),
    path("published/wrong/<uuid:objection>/", views.objection, name="objection"),
]
