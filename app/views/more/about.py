"""What Glidepath is, its version, and whose work it stands on."""

from __future__ import annotations

import flet as ft

from app import __version__
from app.views.components.layout import card, stack
from app.views.components.text import body, heading, small, strong
from app.views.more.limits import LimitsCard
from app.views.more.scale_notices import scale_notices
from app.views.ui import Ui, use_ui

LIBRARIES = (
    ("Flet", "Apache License 2.0"),
    ("Flutter", "BSD 3-Clause License"),
    ("SQLModel", "MIT License"),
    ("SQLAlchemy", "MIT License"),
    ("Pydantic", "MIT License"),
    ("cryptography", "Apache License 2.0 or BSD 3-Clause License"),
    ("keyring", "MIT License"),
    ("Matplotlib", "Matplotlib License"),
    ("NumPy", "BSD 3-Clause License"),
    ("Pillow", "MIT-CMU License"),
    ("Babel", "BSD 3-Clause License"),
    ("fluent.runtime", "Apache License 2.0"),
    ("filelock", "MIT License"),
    ("platformdirs", "MIT License"),
    ("fpdf2", "GNU Lesser General Public License 3.0"),
    ("fontTools", "MIT License"),
    ("defusedxml", "Python Software Foundation License"),
    ("joserfc", "BSD 3-Clause License"),
    ("fastjsonschema", "BSD 3-Clause License"),
    ("icalendar", "BSD 2-Clause License"),
    ("DejaVu Sans", "Bitstream Vera Font License"),
    ("Uvicorn", "BSD 3-Clause License"),
)
"""What ships with the app and the licence that each names for itself. Names are not
translated. ``docs/dependencies.md`` says what each is for."""


@ft.component
def AboutPage() -> ft.Control:
    """Intended use first, then version and licences."""
    ui = use_ui()
    version = strong(ui, ui.t("more-about-version", version=__version__))
    return stack(
        [
            card(
                ui,
                [
                    version,
                    body(ui, ui.t("more-about-use")),
                    strong(ui, ui.t("more-about-review")),
                ],
            ),
            LimitsCard(),
            scale_notices(ui),
            card(
                ui,
                [
                    heading(ui, ui.t("more-about-licences")),
                    body(ui, ui.t("more-about-font")),
                    heading(ui, ui.t("more-about-libraries")),
                    *(library(ui, *entry) for entry in LIBRARIES),
                ],
            ),
        ]
    )


def library(ui: Ui, name: str, licence: str) -> ft.Control:
    """One library and its licence."""
    return small(ui, ui.t("more-about-library", name=name, licence=licence))
