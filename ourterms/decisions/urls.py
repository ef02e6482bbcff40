from django.urls import path

from ourterms.decisions import views
from ourterms.decisions.going_on import views as going_on
from ourterms.decisions.mandates import views as mandates
from ourterms.decisions.pages import lots, paper, table, unseen
from ourterms.decisions.roles import views as roles

app_name = "decisions"
urlpatterns = [
    path("", views.agenda, name="list"),
    path("past/", views.past, name="past"),
    path("gone/", views.gone, name="gone"),
    path("new/", views.new, name="new"),
    path("rules/", views.rules, name="rules"),
    path("rules/ours/", views.take_rules, name="take-rules"),
    path("going-on/", going_on.begin, name="going-on"),
    path("<uuid:decision>/going-on/", going_on.own, name="going-on-own"),
    path("<uuid:decision>/beside/", going_on.beside, name="going-on-beside"),
    path("speaking/", mandates.mandates, name="mandates"),
    path("speaking/new/", mandates.new, name="mandate-new"),
    path("speaking/<uuid:mandate>/", mandates.one, name="mandate"),
    path("speaking/<uuid:mandate>/note/", mandates.note, name="mandate-note"),
    path("speaking/<uuid:mandate>/note/<uuid:note>/back/", mandates.note_back, name="mandate-note-back"),
    path("speaking/<uuid:mandate>/back/", mandates.hand_back, name="mandate-back"),
    path("speaking/<uuid:mandate>/end/", mandates.end, name="mandate-end"),
    path("roles/how/", roles.how, name="how-roles"),
    path("rules/<slug:kind>/", views.rule, name="rule"),
    path("matters/<uuid:matter>/", views.matter, name="matter"),
    path("matters/<uuid:matter>/offer/", views.offer, name="offer"),
    path("matters/<uuid:matter>/open/", views.open_matter, name="open"),
    path("matters/<uuid:matter>/let-go/", views.let_go, name="let-go"),
    path("matters/<uuid:matter>/back/", views.put_back, name="put-back"),
    path("roles/<slug:kind>/give/", roles.give, name="role-give"),
    path("roles/<slug:kind>/back/", roles.back, name="role-back"),
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
