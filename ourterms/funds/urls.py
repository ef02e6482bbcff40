from django.urls import path

from ourterms.funds import views

app_name = "funds"
urlpatterns = [
    path("tin/", views.tin, name="tin"),
    path("tin/tin.csv", views.as_csv, name="csv"),
    path("tin/<uuid:line>/correct/", views.correct, name="correct"),
]
