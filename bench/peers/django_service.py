"""The Django REST framework peer in one file: list with filter, order and pages, single object, token authentication.

Run by gunicorn (`django_service:application`) or to make its database: django_service.py DATABASE ROWS.json"""

import json
import os
import sys

import django
from django.conf import settings

settings.configure(
    DEBUG=False, SECRET_KEY="bench-only-not-a-secret", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BENCH_DJANGO_DB"],
                           "CONN_MAX_AGE": None}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "rest_framework.authtoken"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination", "PAGE_SIZE": 50,
    },
)
django.setup()

from django.db import connection, models  # noqa: E402  (Django wants its settings first)
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers  # noqa: E402

FIELDS = ["id", "catalogue_id", "item_id", "number", "list_name", "text", "unit_id", "unit_name", "role", "deadline",
          "due_on", "state"]


class Task(models.Model):
    catalogue_id = models.BigIntegerField()
    item_id = models.BigIntegerField()
    number = models.TextField()
    list_name = models.TextField()
    text = models.TextField()
    unit_id = models.BigIntegerField()
    unit_name = models.TextField()
    role = models.TextField()
    deadline = models.TextField(null=True)
    due_on = models.TextField(null=True)
    state = models.TextField()

    class Meta:
        app_label = "bench"
        indexes = [models.Index(fields=["unit_id", "due_on", "id"], name="tasks_by_unit_due")]


class TaskSerializer(serializers.ModelSerializer):
    class Meta:
        model = Task
        fields = FIELDS


class TaskList(generics.ListAPIView):
    serializer_class = TaskSerializer

    def get_queryset(self):
        return Task.objects.filter(unit_id=self.request.query_params["unit_id"]).order_by("due_on", "id")


class TaskDetail(generics.RetrieveAPIView):
    queryset = Task.objects.all()
    serializer_class = TaskSerializer


urlpatterns = [path("api/tasks", TaskList.as_view()), path("api/tasks/<int:pk>", TaskDetail.as_view())]


def fill(rows_path: str) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from rest_framework.authtoken.models import Token

    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
    with connection.schema_editor() as editor:
        editor.create_model(Task)
    with open(rows_path, encoding="utf-8") as file:
        rows = json.load(file)
    Task.objects.bulk_create([Task(**row) for row in rows], batch_size=80)
    Token.objects.create(user=User.objects.create_user("bench"), key=os.environ["BENCH_TOKEN"])


if __name__ == "__main__":
    fill(sys.argv[1])
else:
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
