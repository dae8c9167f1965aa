"""`boards`."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from quiethire.domain.board import BoardRef
from quiethire.domain.errors import NotFoundError
from quiethire.stores.postgres import Postgres, PostgresBoards, PostgresCompanies

NOW = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
ACME = BoardRef("greenhouse", "acme")
ADDRESS = "https://boards.greenhouse.io/acme"


@pytest.fixture
async def boards(postgres: Postgres) -> PostgresBoards:
    async with postgres.connection() as connection:
        await connection.execute("TRUNCATE companies, boards CASCADE")
    return PostgresBoards(postgres)


async def company(postgres: Postgres, domain: str) -> UUID:
    made, _ = await PostgresCompanies(postgres).add(domain)
    return made.id


async def test_a_board_is_made_once(boards: PostgresBoards, postgres: Postgres) -> None:
    acme = await company(postgres, "acme.example")
    made, new = await boards.admit(ACME, ADDRESS, company=acme, evidence="iframe")
    again, new_again = await boards.admit(ACME, ADDRESS, company=acme, evidence="link")
    assert (new, new_again) == (True, False)
    assert made == again == await boards.find(ACME) == await boards.get(made.id)
    assert (made.company_id, made.ref, made.url, made.recent_counts) == (acme, ACME, ADDRESS, ())


async def test_many_admitting_one_board_make_it_once(boards: PostgresBoards) -> None:
    answers = await asyncio.gather(*(boards.admit(ACME, ADDRESS, company=None, evidence="") for _ in range(20)))
    assert sum(new for _, new in answers) == 1


async def test_sites_of_a_tenant_are_boards_of_their_own(boards: PostgresBoards) -> None:
    refs = [BoardRef("workday", "acme", site, "acme.wd3.myworkdayjobs.com") for site in ("External", "Students", None)]
    made = [
        await boards.admit(ref, f"https://{number}.example", company=None, evidence="")
        for number, ref in enumerate(refs)
    ]
    assert len({board.id for board, _ in made}) == 3
    assert [board.ref for board, _ in made] == refs
    assert await boards.find(BoardRef("workday", "acme", "Interns")) is None
    assert [board.ref.site for board in await boards.all()] == [None, "External", "Students"]


async def test_a_board_of_another_company_keeps_it(boards: PostgresBoards, postgres: Postgres) -> None:
    acme, beta = await company(postgres, "acme.example"), await company(postgres, "beta.example")
    await boards.admit(ACME, ADDRESS, company=acme, evidence="embed")
    kept, new = await boards.admit(ACME, "https://elsewhere.example", company=beta, evidence="embed")
    assert (kept.company_id, kept.url, new) == (acme, ADDRESS, False)
    assert [board.id for board in await boards.of_company(acme)] == [kept.id]
    assert await boards.of_company(beta) == []


async def test_a_board_without_a_company_gets_one(boards: PostgresBoards, postgres: Postgres) -> None:
    acme = await company(postgres, "acme.example")
    await boards.admit(ACME, ADDRESS, company=None, evidence="by hand")
    owned, _ = await boards.admit(ACME, ADDRESS, company=acme, evidence="embed")
    assert owned.company_id == acme
    still, _ = await boards.admit(ACME, ADDRESS, company=None, evidence="by hand")
    assert still.company_id == acme


async def test_a_board_that_moved_is_found_where_it_is_now(boards: PostgresBoards, postgres: Postgres) -> None:
    acme = await company(postgres, "acme.example")
    old = BoardRef("workday", "acme", "External", "acme.wd3.myworkdayjobs.com")
    new = BoardRef("workday", "acme", "External", "acme.wd5.myworkdayjobs.com")
    await boards.admit(old, "https://acme.wd3.myworkdayjobs.com/External", company=acme, evidence="link")
    moved, made = await boards.admit(new, "https://acme.wd5.myworkdayjobs.com/External", company=acme, evidence="link")
    assert (moved.ref, moved.url, made) == (new, "https://acme.wd5.myworkdayjobs.com/External", False)


async def test_the_last_ten_complete_counts_are_kept(boards: PostgresBoards) -> None:
    board, _ = await boards.admit(ACME, ADDRESS, company=None, evidence="")
    for number in range(13):
        at = NOW + timedelta(hours=number)
        await boards.record_sweep(board.id, at, complete=True, found=100 + number, held=False, error=None)
        # The same activity tried again.
        await boards.record_sweep(board.id, at, complete=True, found=100 + number, held=False, error=None)
    swept = await boards.get(board.id)
    assert swept.recent_counts == tuple(range(103, 113))
    assert swept.last_complete_at == swept.last_swept_at == NOW + timedelta(hours=12)


async def test_an_incomplete_sweep_leaves_the_counts(boards: PostgresBoards) -> None:
    board, _ = await boards.admit(ACME, ADDRESS, company=None, evidence="")
    await boards.record_sweep(board.id, NOW, complete=True, found=5, held=False, error=None)
    later = NOW + timedelta(hours=1)
    await boards.record_sweep(board.id, later, complete=False, found=2, held=True, error="host_busy")
    swept = await boards.get(board.id)
    assert (swept.recent_counts, swept.last_complete_at, swept.last_swept_at) == ((5,), NOW, later)
    assert (swept.hold, swept.last_error) == (True, "host_busy")


async def test_a_board_is_gone_since_the_first_sweep_that_found_it_gone(boards: PostgresBoards) -> None:
    board, _ = await boards.admit(ACME, ADDRESS, company=None, evidence="")
    for hours in (0, 6):
        await boards.record_sweep(
            board.id, NOW + timedelta(hours=hours), complete=False, found=0, held=True, error=None, gone=True
        )
    assert (await boards.get(board.id)).gone_since == NOW
    # A failure says nothing; a complete sweep says that it is there.
    await boards.record_sweep(board.id, NOW, complete=False, found=0, held=False, error="unreachable")
    assert (await boards.get(board.id)).gone_since == NOW
    await boards.record_sweep(board.id, NOW + timedelta(days=1), complete=True, found=3, held=False, error=None)
    assert (await boards.get(board.id)).gone_since is None


async def test_an_unknown_board_is_an_error(boards: PostgresBoards) -> None:
    with pytest.raises(NotFoundError):
        await boards.get(uuid4())
    with pytest.raises(NotFoundError):
        await boards.record_sweep(uuid4(), NOW, complete=True, found=1, held=False, error=None)


async def test_boards_are_counted_by_provider(boards: PostgresBoards) -> None:
    for provider, tenant in (("lever", "a"), ("greenhouse", "a"), ("greenhouse", "b")):
        await boards.admit(BoardRef(provider, tenant), "https://x.example", company=None, evidence="")
    assert await boards.counts_by_provider() == {"greenhouse": 2, "lever": 1}
