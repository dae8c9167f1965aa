"""Emulated applicant tracking systems: one file each."""

from quiethire.sandbox.boards.ashby import Ashby
from quiethire.sandbox.boards.contract import Catalogue, Emulation, Print
from quiethire.sandbox.boards.greenhouse import Greenhouse
from quiethire.sandbox.boards.lever import Lever
from quiethire.sandbox.boards.recruitee import Recruitee
from quiethire.sandbox.boards.smartrecruiters import SmartRecruiters
from quiethire.sandbox.boards.workday import Workday

BOARDS: dict[str, Emulation] = {
    board.provider: board for board in (Greenhouse(), Lever(), Ashby(), Workday(), SmartRecruiters(), Recruitee())
}
"""Provider -> emulation."""

__all__ = ["BOARDS", "Catalogue", "Emulation", "Print"]
