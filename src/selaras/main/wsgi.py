"""The pages."""

import os
import sys

from django.core.wsgi import get_wsgi_application

# Seconds a thread may keep the interpreter while another one wants it. At the usual 5 ms a request that holds the write
# lock of the database waits that long after each of its statements, and everybody else waits for it.
TURN = 0.0005

sys.setswitchinterval(TURN)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selaras.main.settings")
application = get_wsgi_application()
