"""Every URL of the product. Who may use each stands in access.py."""

from django.urls import URLPattern, URLResolver, include, path

from ourterms.decisions.pages import table as decisions_table
from ourterms.promises.pages import guest as promises_guest
from ourterms.record.pages import public as record
from ourterms.register.pages import public as register
from ourterms.site import demo, inside, outside, views
from ourterms.site.founding import views as founding
from ourterms.site.you import views as you

# What is inside a collective, whose id every address of it begins with: it is read once.
_inside: list[URLPattern | URLResolver] = [
    path("talk/", include("ourterms.talk.urls")),
    path("library/", include("ourterms.library.urls")),
    path("decide/", include("ourterms.decisions.urls")),
    path("", include("ourterms.record.urls")),
    path("", include("ourterms.register.urls")),
    path("started/", founding.founded, name="founded"),
    path("started/who/", founding.who, name="founded-who"),
    path("", inside.home, name="inside"),
    path("together/", inside.together, name="together"),
    path("", include("ourterms.files.urls")),
    path("", include("ourterms.funds.urls")),
    path("circles/<uuid:circle>/", inside.circle, name="circle"),
    path("going/", inside.going, name="going"),
    path("what-we-keep/", inside.what_we_keep, name="what-we-keep"),
    path("search/", inside.search, name="search"),
    path("calendar/", inside.calendar_address, name="calendar-address"),
    path("", include("ourterms.collectives.urls")),
    path("", include("ourterms.care.urls")),
    path("", include("ourterms.meetings.urls")),
    path("", include("ourterms.aid.urls")),
    path("", include("ourterms.promises.urls")),
    path("", include("ourterms.pay.urls")),
    path("", include("ourterms.asks.agreeing.urls")),
    path("asks/", include("ourterms.asks.urls")),
    path("institutions/<uuid:institution>/", outside.institution, name="institution"),
    path("", include("ourterms.institutions.urls")),
    path("", include("ourterms.terms.inside.urls")),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("m/<uuid:collective>/", include(_inside)),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.icon, name="icon"),
    path("help/", views.prose, {"page": "help"}, name="help"),
    path("accessibility/", views.prose, {"page": "accessibility"}, name="accessibility"),
    path("about/privacy/", views.privacy, name="privacy"),
    path("about/privacy/asking/", views.privacy_asking, name="privacy-asking"),
    path("about/words/", views.prose, {"page": "words"}, name="words"),
    path("about/who-decided/", views.prose, {"page": "who-decided"}, name="who-decided"),
    path("about/changes/", views.prose, {"page": "changes"}, name="changes"),
    path("figures/", views.figures, name="figures"),
    path("figures.json", views.figures_json, name="figures-json"),
    path("design/", include("ourterms.design.urls")),
    path("", include("ourterms.terms.urls")),
    path("demo/", demo.people, name="demo"),
    path("", include("ourterms.people.urls")),
    path("", include("ourterms.collectives.joining.urls")),
    path("start/", founding.start, name="start"),
    path("start/welcome/", founding.for_the_table, name="for-the-table"),
    path("start/evening/<slug:kind>/", founding.evening, name="evening"),
    path("you/", you.you, name="you"),
    path("you/in/", you.go_in, name="go-in"),
    path("you/take/", you.take, name="take"),
    path("you/back/<uuid:collective>/", you.come_back, name="come-back"),
    path("you/close/", you.close, name="close"),
    path("closed/", you.closed, name="closed"),
    path("what-we-keep/", inside.my_what_we_keep, name="my-what-we-keep"),
    path("calendar/<slug:code>/our.ics", inside.calendar, name="calendar"),
    path("", include("ourterms.notices.urls")),
    path("c/<slug:door>/", include("ourterms.asks.agreeing.theirs_urls")),
    path("c/<slug:door>/", include("ourterms.asks.coming_in.urls")),
    path("guest/", outside.guest, name="guest"),
    path("guest/demand/<uuid:demand>/", promises_guest.demand, name="promises-guest"),
    path("guest/", include("ourterms.institutions.guest.urls")),
    path("counted/", decisions_table.counted, name="counted"),
    path("institutions/", record.listed, name="record-list"),
    path("institutions/<slug:slug>/", record.one, name="record"),
    path("institutions/<slug:slug>/feed.atom", record.atom, name="record-atom"),
    path("institutions/<slug:slug>/feed.json", record.json_feed, name="record-feed"),
    path("institutions/<slug:slug>/record.csv", record.as_csv, name="record-csv"),
    path("institutions/<slug:slug>/record.json", record.as_json, name="record-json"),
    path("institutions/<slug:slug>/wrong/<uuid:entry>/", record.wrong, name="record-wrong"),
    path("institutions/<slug:slug>/wrong/<uuid:entry>/sent/", record.wrong_sent, name="record-wrong-sent"),
    path("institutions/<slug:slug>/<slug:section>/", record.section, name="record-section"),
    path("register/", register.logs, name="register"),
    path("register/<uuid:log>/", register.log, name="register-log"),
    path("register/<uuid:log>/feed.atom", register.atom, name="register-atom"),
    path("register/<uuid:log>/feed.json", register.json_feed, name="register-json"),
    path("register/<uuid:log>/entries.csv", register.as_csv, name="register-csv"),
    path("register/<uuid:log>/<int:index>/", register.entry, name="register-entry"),
    path("register/<uuid:log>/<int:index>.json", register.entry_json, name="register-entry-json"),
    path("register/<uuid:log>/part/<int:index>/<slug:name>.json", register.part, name="register-part"),
]

handler400 = "ourterms.site.errors.bad_request"
handler403 = "ourterms.site.errors.forbidden"
handler404 = "ourterms.site.errors.not_found"
handler500 = "ourterms.site.errors.broken"
