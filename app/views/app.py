"""The root: from the state of the window to the screen that belongs to it."""

from __future__ import annotations

from typing import Protocol

import flet as ft

from app.i18n.formats import Formats
from app.i18n.translator import pick_locale
from app.services.container import Services
from app.services.protection import Gate
from app.views.alerts import AlertScreen
from app.views.checkin.screen import CheckInScreen
from app.views.doses.screen import DoseScreen
from app.views.doses.supply import SupplyScreen
from app.views.drawing import Drawing
from app.views.emergency import use_emergency
from app.views.first_run import FirstRun
from app.views.frame import BareFrame, MainFrame
from app.views.help_now import use_help_now
from app.views.history import History, HistoryDay
from app.views.lock import LockScreen
from app.views.more import AppointmentForm, ContactForm, More, MorePage
from app.views.plan import (
    Plan,
    PlanAsk,
    PlanChange,
    PlanFromClinic,
    PlanHistory,
    PlanMilestone,
    PlanStay,
)
from app.views.plan_form import PlanForm, PlanReview
from app.views.progress import Progress
from app.views.recovery import RecoveryScreen
from app.views.scales.result import ResultScreen
from app.views.scales.screen import ScaleScreen
from app.views.share import BackupPage, RestorePage, Share
from app.views.share.caregivers import CaregiversPage
from app.views.share.caregivers_form import CaregiverForm
from app.views.share.caregivers_give import CaregiverGive
from app.views.share.caregivers_look import CaregiverLook, CaregiverReview
from app.views.share.caregivers_person import CaregiverPerson
from app.views.share.clinic import ClinicPage
from app.views.share.from_outside import CameBack, ClinicLink, CodeFromOutside
from app.views.share.report import ReportPage
from app.views.share.send import SendPage
from app.views.shell import Shell
from app.views.side_screen import SideScreen
from app.views.supporting.learn import Learn, LearnPage
from app.views.supporting.people import People
from app.views.supporting.person import Person
from app.views.theme import palette_for
from app.views.today import Today
from app.views.trouble_screen import Loading, TroubleScreen
from app.views.ui import Ui, UiContext, use_ui
from app.views.window import Window


class Runtime(Protocol):
    """What ``app.bootstrap`` gives: the services of a new window."""

    def services(self, mobile: bool = False) -> Services:
        """The use cases for one window."""
        ...


async def start(page: ft.Page, runtime: Runtime) -> None:
    """Make this window's services, render, and go to the right gate.

    The first frame is on its way before the vault is asked for anything.
    """
    mobile = page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS) and not page.web
    window = Window(page, runtime.services(mobile))
    window.dress()
    await window.shell.learn_words(window.shell.state.settings.language)
    window.paint()
    page.render_views(Root, window.shell)
    Drawing(page, window.shell).watch()
    window.shell.run(window.shell.approach())


@ft.component
def Home() -> ft.Control:
    """The first screen: today, or the people who are supported where no diary is kept."""
    alone = use_ui().shell.state.settings.supporter
    return People() if alone else Today()


def dose_routes() -> list[ft.Route]:
    """The dose page lies over a screen, or over a check-in, which waits below it."""
    paths = ("dose/:date", "dose/:date/:part")
    return [ft.Route(path=path, component=DoseScreen, modal=True) for path in paths]


def caregiver_routes() -> list[ft.Route]:
    """The pages of a permission that lie over the list of them, and over its own page."""
    pages = {
        "new": CaregiverForm,
        "new/look": CaregiverReview,
        ":grant/change": CaregiverForm,
        ":grant/change/look": CaregiverReview,
        ":grant/look": CaregiverLook,
        ":grant/give": CaregiverGive,
    }
    where = "share/caregivers"
    return [
        ft.Route(path=f"{where}/{path}", component=page, modal=True) for path, page in pages.items()
    ]


ROUTES = [
    *caregiver_routes(),  # first: "new" is the id of no permission
    ft.Route(
        component=MainFrame,
        outlet=True,
        children=[
            ft.Route(index=True, component=Home),
            ft.Route(path="progress", component=Progress),
            ft.Route(path="history", component=History),
            ft.Route(path="history/:day", component=HistoryDay),
            ft.Route(path="plan", component=Plan),
            ft.Route(path="plan/history", component=PlanHistory),
            ft.Route(path="plan/change", component=PlanChange),
            ft.Route(path="share", component=Share),
            ft.Route(path="share/backup", component=BackupPage),
            ft.Route(path="share/restore", component=RestorePage),
            ft.Route(path="share/clinic", component=ClinicPage),
            ft.Route(path="share/caregivers", component=CaregiversPage),
            ft.Route(path="share/caregivers/:grant", component=CaregiverPerson),
            ft.Route(path="supporting", component=People),
            ft.Route(path="supporting/learn", component=Learn),
            ft.Route(path="supporting/learn/:page", component=LearnPage),
            ft.Route(path="supporting/:grant", component=Person),
            # As a phone opens the app from outside (pyproject.toml, deep_linking).
            ft.Route(path="add", component=ClinicLink),
            ft.Route(path="part", component=CodeFromOutside),
            ft.Route(path="more", component=More),
            ft.Route(path="more/:page", component=MorePage),
        ],
    ),
    ft.Route(
        path="checkin/:kind/:day", component=CheckInScreen, modal=True, children=dose_routes()
    ),
    ft.Route(path="plan/form", component=PlanForm, modal=True),
    ft.Route(path="plan/form/:kind", component=PlanForm, modal=True),
    ft.Route(path="plan/ask", component=PlanAsk, modal=True),
    ft.Route(path="plan/clinic", component=PlanFromClinic, modal=True),
    ft.Route(path="plan/stay/:kind", component=PlanStay, modal=True),
    ft.Route(path="plan/milestone", component=PlanMilestone, modal=True),
    ft.Route(path="plan/milestone/:milestone", component=PlanMilestone, modal=True),
    ft.Route(path="plan/review", component=PlanReview, modal=True),
    ft.Route(path="correct/:checkin", component=CheckInScreen, modal=True, children=dose_routes()),
    *dose_routes(),
    ft.Route(path="alert/:alert", component=AlertScreen, modal=True),
    ft.Route(path="supply", component=SupplyScreen, modal=True),
    ft.Route(path="questions/:scale", component=ScaleScreen, modal=True),
    ft.Route(path="questions/:scale/correct/:response", component=ScaleScreen, modal=True),
    ft.Route(path="questions/:scale/result/:response", component=ResultScreen, modal=True),
    ft.Route(path="appointment", component=AppointmentForm, modal=True),
    ft.Route(path="appointment/:appointment", component=AppointmentForm, modal=True),
    ft.Route(path="share/report", component=ReportPage, modal=True),
    ft.Route(path="share/send", component=SendPage, modal=True),
    # From outside, too; over the page that waits for it, which must not end by that.
    ft.Route(path="callback", component=CameBack, modal=True),
    ft.Route(path="contact", component=ContactForm, modal=True),
    ft.Route(path="contact/:contact", component=ContactForm, modal=True),
]
"""Every screen behind the lock. A check-in lies over the others and gives way to them."""

GATES = {
    Gate.LOADING: Loading,
    Gate.FIRST_RUN: FirstRun,
    Gate.CONFIRM_RECOVERY: FirstRun,
    Gate.LOCKED: LockScreen,
    Gate.RECOVERY: RecoveryScreen,
    Gate.TROUBLE: TroubleScreen,
    Gate.SUPPORTER: SideScreen,
}
"""The screens before the lock; they have Help now and nothing of the diary."""


@ft.component
def Root(shell: Shell) -> ft.Control | list[ft.Control]:
    """Everything on the page. Renders again when the shell's state changes."""
    state, _ = ft.use_state(shell.state)
    words, region = state.words, state.settings.region
    if words is None:
        return []  # ``start`` learns the words before it renders
    locale = pick_locale(words.language, region)
    ui = Ui(
        shell=shell,
        words=words,
        formats=Formats(locale),
        palette=palette_for(state.settings.appearance, state.device_is_dark),
        scale=state.settings.text_size,
        width=state.width,
        held=state.diary,
    )
    return UiContext(ui, Screens)


@ft.component
def Routes(ui: Ui) -> ft.Control:
    """The screens behind the lock. They are drawn again when ``ui`` is another one, and not
    when something opens or closes over them."""
    return ft.Router(ROUTES, manage_views=True)


@ft.component
def Screens() -> ft.Control | list[ft.Control]:
    """The diary's routes once it is open; before that the screen of the gate. It looks at the
    gate itself: drawn before its parent, it must not draw the diary once more after a lock."""
    ui = use_ui()
    state, _ = ft.use_state(ui.shell.state)
    use_help_now(ui)
    use_emergency(ui)
    # One and the same component while ``ui`` is: ``ft.memo`` would lose the way up to the
    # context (Flet 1.0.5).
    routes = ft.use_memo(lambda: Routes(ui), [ui])
    if state.standing.gate is Gate.OPEN:
        return routes
    return BareFrame(GATES[state.standing.gate])
