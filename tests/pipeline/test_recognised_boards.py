"""Boards that are recognised and not read: their pages are crawled as any career page is."""

from uuid import uuid4

import pytest
from engine_room import WrittenWeb, crawl, jobposting, stored

from quiethire.pipeline.crawl_career_page import SITE, crawl_career_page
from quiethire.pipeline.ports import Ports


@pytest.fixture
def tenant() -> str:
    """A board nobody else uses."""
    return f"lamps-{uuid4().hex[:8]}"


def _board(web: WrittenWeb, tenant: str) -> str:
    """A board with three postings; its address."""
    root = f"https://{tenant}.peopleforce.io/careers"
    names = [f"Lamp Engineer {n}" for n in range(3)]
    links = "".join(f'<li><a href="/careers/v/{n}-lamp-engineer">{name}</a></li>' for n, name in enumerate(names))
    web.page(root, f"<head><title>Vacancies</title></head><body><h1>Open positions</h1><ul>{links}</ul></body>")
    for n, name in enumerate(names):
        web.page(f"{root}/v/{n}-lamp-engineer", jobposting(name, "Umbra AB"))
    return root


async def test_its_postings_are_found_by_its_own_address(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    root = _board(web, tenant)
    assert (await crawl(ports, root)).new == 3
    assert len([url for url in await stored(ports) if tenant in url]) == 3


async def test_its_postings_are_found_from_the_page_that_frames_it(ports: Ports, web: WrittenWeb, tenant: str) -> None:
    root = _board(web, tenant)
    page = f"https://www.{tenant}.example/careers"
    web.page(page, f'<head><title>Careers</title></head><body><iframe src="{root}?embed=1"></iframe></body>')
    step = await crawl_career_page(ports, page)
    assert step.board is None
    assert (await crawl(ports, page)).new == 3


async def test_a_frame_that_cannot_be_fetched_leaves_the_page_itself(
    ports: Ports, web: WrittenWeb, tenant: str
) -> None:
    page = f"https://www.{tenant}.example/careers"
    web.page(
        page,
        f'<head><title>Careers</title></head><body><iframe src="https://{tenant}.varbi.com/"></iframe>'
        '<h1>Open positions</h1><ul><li><a href="/careers/lamp-engineer">Lamp Engineer</a></li></ul></body>',
    )
    web.page(f"https://www.{tenant}.example/careers/lamp-engineer", jobposting("Lamp Engineer", "Umbra AB"))
    assert (await crawl(ports, page)).new == 1
    boards = [board for board in await ports.boards.all() if tenant in board.url]
    assert {board.ref.provider for board in boards} == {SITE}
