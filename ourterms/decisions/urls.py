from django.urls import path

from ourterms.decisions import views
from ourterms.decisions.pages import lots, paper, table, unseen

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
    path("<uuid:decision>/", views.one, name="one"),
    path("<uuid:decision>/answer/", views.answer, name="answer"),
    path("<uuid:decision>/said/", views.remark, name="remark"),
    path("<uuid:decision>/said/<uuid:remark>/back/", views.remark_back, name="remark-back"),
    path("<uuid:decision>/outcome/", views.outcome, name="outcome"),
    path("<uuid:decision>/came/", views.came_of_it, name="came"),
    path("<uuid:decision>/dissent/", views.dissent, name="dissent"),
    path("<uuid:decision>/dissent/<uuid:dissent>/", views.dissent_mine, name="dissent-mine"),
    path("<uuid:decision>/stage/", views.go_on, name="go-on"),
    path("<uuid:decision>/table/", table.at_table, name="table"),
    path("<uuid:decision>/table/second/", table.second, name="second"),
    path("<uuid:decision>/slips/", table.slips, name="slips"),
    path("<uuid:decision>/word/", unseen.word, name="word"),
    path("<uuid:decision>/paper/", paper.paper, name="paper"),
    path("<uuid:decision>/letter/", paper.letter, name="letter"),
    path("<uuid:decision>/longer/", paper.longer, name="longer"),
    path("words/", unseen.words, name="words"),
    path("lots/", lots.all_lots, name="lots"),
    path("lots/new/", lots.new_lot, name="lot-new"),
    path("lots/<uuid:lot>/", lots.lot, name="lot"),
    path("lots/<uuid:lot>/list.txt", lots.lot_list, name="lot-list"),
]
