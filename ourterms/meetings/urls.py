from django.urls import path

from ourterms.meetings import views

app_name = "meetings"
urlpatterns = [
    path("meetings/", views.upcoming, name="list"),
    path("meetings/past/", views.past, name="past"),
    path("meetings/new/", views.new, name="new"),
    path("meetings/said/", views.said, name="said"),
    path("meetings/<uuid:session>/", views.one, name="one"),
    path("meetings/<uuid:session>/change/", views.change, name="change"),
    path("meetings/<uuid:session>/off/", views.off, name="off"),
    path("meetings/<uuid:session>/coming/", views.coming, name="coming"),
    path("meetings/<uuid:session>/stairs/", views.stairs, name="stairs"),
    path("meetings/<uuid:session>/job/", views.job, name="job"),
    path("meetings/<uuid:session>/agenda/", views.agenda, name="agenda"),
    path("meetings/<uuid:session>/agenda/<uuid:line>/", views.agenda_line, name="agenda-line"),
    path("meetings/<uuid:session>/said/", views.say_we_will, name="say"),
    path("meetings/<uuid:session>/said/<uuid:line>/", views.said_line, name="said-line"),
    path("meetings/<uuid:session>/notes/", views.notes, name="notes"),
    path("meetings/<uuid:session>/walk/", views.walk, name="walk"),
    path("meetings/<uuid:session>/walk/<uuid:walk>/", views.walk_one, name="walk-one"),
]
