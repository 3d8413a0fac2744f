"""How far First run has come, and what each step does. No controls here.

Every answer is kept at once, so that a kill in between goes on where it stopped: the
settings tell which steps are done, and a vault that was never confirmed leads to a new
recovery code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import flet as ft

from app.domain.clock import local_day
from app.domain.errors import VaultExists, WrongRecoveryCode
from app.services.protection import Gate, Standing
from app.views.components.new_passcode import PasscodeForm
from app.views.components.recovery_code import CodeCheck
from app.views.shell import Shell


class Step(IntEnum):
    """The steps, as the person counts them."""

    PLACE = 1
    USE = 2
    PROTECT = 3
    CODE = 4
    READY = 5


@ft.observable
@dataclass
class Run:
    """One First run in one window. ``region`` is the one marked, kept or only guessed;
    ``turns`` counts how often the code and the questions about it changed places."""

    shell: Shell
    step: Step
    region: str | None = None
    passcode: PasscodeForm = field(default_factory=PasscodeForm)
    again: bool = False
    making: bool = False
    ending: bool = False
    turns: int = 0
    check: CodeCheck | None = None

    def back(self) -> None:
        """The step before; nothing that was typed is lost."""
        self.step = Step(self.step - 1)

    async def choose_region(self, code: str) -> None:
        """Mark where the person lives and keep it: Help now needs it from here on."""
        self.region = code
        await self.shell.change(region=code)

    async def place_done(self) -> None:
        """On from the first step; a guessed region is confirmed by this."""
        if self.region is None:
            return
        await self.shell.change(region=self.region)
        self.step = Step.USE

    async def turn_to_support(self) -> None:
        """This device is for supporting somebody, or for a diary after all. Kept at once, as all
        choices are."""
        await self.shell.change(supporter=not self.shell.state.settings.supporter)

    async def agree(self) -> None:
        """The person has read what Glidepath is for."""
        await self.shell.change(intended_use_seen=True)
        self.step = Step.PROTECT

    async def protect(self, passcode: str | None) -> None:
        """Make the diary. Where there is a vault already (another window was faster, or the
        disk was full right after the vault was made), go where that leads."""
        try:
            self.show(await self.shell.services.protection.create(passcode))
        except VaultExists:
            await self.shell.approach()
        else:
            self.step = Step.CODE

    async def make_code_again(self) -> None:
        """A new recovery code for one that was never confirmed. Once, however often asked,
        and never behind this step: the step's last drawing may ask after it was left, and
        the code that is on paper by then must stay the one that opens."""
        held = self.shell.state.recovery_code is not None
        if self.step is not Step.CODE or held or self.making:
            return
        self.making = True
        try:
            self.show(await self.shell.services.protection.replace_recovery_code())
        finally:
            self.making = False

    def show(self, code: str) -> None:
        """Show a new code, in memory alone until it is confirmed."""
        self.check = CodeCheck(code, self.code_confirmed, self.turn)
        self.shell.state.recovery_code = code

    def turn(self) -> None:
        """Another page is shown, from its top."""
        self.turns += 1

    async def code_confirmed(self) -> None:
        """The person typed the right groups; the code is forgotten here."""
        await confirm_code(self.shell)
        self.step = Step.READY

    @property
    def first_checkin(self) -> str:
        """The page of today's check-in."""
        today = local_day(self.shell.services.clock.now())
        return f"/checkin/full/{today.isoformat()}"

    async def finish(self, to: str | None = None) -> None:
        """Into the open diary, to the page ``to`` or to look around."""
        if self.ending:
            return
        self.ending = True
        try:
            status = await self.shell.services.protection.status()
            if to is not None:
                self.shell.navigate(to)
            self.shell.stand(Standing(Gate.OPEN, status))
        finally:
            self.ending = False


async def confirm_code(shell: Shell) -> None:
    """Note that the shown code was typed back, and forget it. Where another window replaced
    it meanwhile (``WrongRecoveryCode``), it is forgotten too: what is on paper opens
    nothing."""
    code = shell.state.recovery_code
    if code is None:
        return
    try:
        await shell.services.protection.confirm_recovery(code)
    except WrongRecoveryCode:
        shell.state.recovery_code = None
        raise
    shell.state.recovery_code = None


def first_step(shell: Shell) -> Step:
    """Where to begin, from what was kept before."""
    if shell.state.standing.gate is Gate.CONFIRM_RECOVERY:
        return Step.CODE
    if shell.state.settings.region is None:
        return Step.PLACE
    return Step.PROTECT if shell.state.settings.intended_use_seen else Step.USE
