from django.urls import path

from ourterms.pay import views

app_name = "pay"
urlpatterns = [
    path("money/", views.mine, name="mine"),
    path("money/expenses/", views.expenses, name="expenses"),
    path("money/expenses/<uuid:sum>/", views.expense, name="expense"),
    path("money/expenses/<uuid:sum>/do/", views.do_expense, name="expense-do"),
    path("money/expenses/<uuid:sum>/letter/", views.expense_letter, name="expense-letter"),
    path("money/details/", views.details, name="details"),
    path("money/between/", views.between, name="between"),
    path("money/between/<uuid:institution>/<str:due>/<str:currency>/", views.late, name="late"),
    path("money/<uuid:sum>/", views.one, name="one"),
    path("money/<uuid:sum>/do/", views.do, name="do"),
    path("money/<uuid:sum>/letter/", views.letter, name="letter"),
]
