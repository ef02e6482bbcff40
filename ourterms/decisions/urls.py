from django.urls import path

from ourterms.decisions import views
from ourterms.decisions.pages import maps

app_name = "decisions"
urlpatterns = [
    path("", views.agenda, name="list"),
    path("past/", views.past, name="past"),
    path("gone/", views.gone, name="gone"),
    path("new/", views.new, name="new"),
    path("rules/", views.rules, name="rules"),
    path("rules/ours/", views.take_rules, name="take-rules"),
    path("rules/<slug:kind>/", views.rule, name="rule"),
    path("matters/<uuid:matter>/", views.matter, name="matter"),
    path("matters/<uuid:matter>/open/", views.open_matter, name="open"),
    path("matters/<uuid:matter>/let-go/", views.let_go, name="let-go"),
    path("matters/<uuid:matter>/back/", views.put_back, name="put-back"),
    path("maps/", maps.all_maps, name="maps"),
    path("maps/new/", maps.new_map, name="map-new"),
    path("maps/<uuid:map>/", maps.one, name="map"),
    path("maps/<uuid:map>/add/", maps.add, name="map-add"),
    path("maps/<uuid:map>/answer/", maps.answer, name="map-answer"),
    path("maps/<uuid:map>/mine/", maps.mine, name="map-mine"),
    path("maps/<uuid:map>/counts.csv", maps.as_csv, name="map-csv"),
    path("maps/<uuid:map>/votes.csv", maps.as_votes, name="map-votes"),
    path("maps/<uuid:map>/<uuid:statement>/take-back/", maps.take_back, name="map-take-back"),
    path("maps/<uuid:map>/<uuid:statement>/aside/", maps.set_aside, name="map-aside"),
    path("maps/<uuid:map>/<uuid:statement>/put-back/", maps.put_back, name="map-put-back"),
    path("maps/<uuid:map>/<uuid:statement>/agenda/", maps.agenda, name="map-agenda"),
    path("<uuid:decision>/", views.one, name="one"),
    path("<uuid:decision>/answer/", views.answer, name="answer"),
    path("<uuid:decision>/said/", views.remark, name="remark"),
    path("<uuid:decision>/said/<uuid:remark>/back/", views.remark_back, name="remark-back"),
    path("<uuid:decision>/outcome/", views.outcome, name="outcome"),
    path("<uuid:decision>/came/", views.came_of_it, name="came"),
    path("<uuid:decision>/dissent/", views.dissent, name="dissent"),
    path("<uuid:decision>/dissent/<uuid:dissent>/", views.dissent_mine, name="dissent-mine"),
    path("<uuid:decision>/stage/", views.go_on, name="go-on"),
]
