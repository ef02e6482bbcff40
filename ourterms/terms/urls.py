from django.urls import path

from ourterms.terms import api, views

app_name = "terms"
urlpatterns = [
    path("check/", views.check, name="check"),
    path("check/example/", views.example, name="example"),
    path("check/already/", views.already, name="already"),
    path("costs/", views.cost, name="cost"),
    path("costs/table.csv", views.cost_csv, name="cost-csv"),
    path("terms/", views.ready_made_terms, name="ready-made"),
    path("terms/ready-made.<slug:kind>", views.ready_made_file, name="ready-made-file"),
    path("api/check", api.check, name="api-check"),
    path("api/schemas/<slug:name>.json", api.schema, name="schema"),
    path("api/openapi.json", api.openapi, name="openapi"),
]
