"""Imports what a start of Glidepath imports sooner or later. See ``tests/forked.py``."""

from __future__ import annotations

import gc

import flet_web.fastapi  # noqa: F401

import app.bootstrap
import app.data.opening  # noqa: F401
from app import warm_up

warm_up.load_all()
warm_up.load_drawing()
# A fork that never looks through these objects for garbage never copies them either.
gc.freeze()
