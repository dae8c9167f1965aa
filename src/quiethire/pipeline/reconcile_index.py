"""Hold the index against the store: what is missing is indexed, what is surplus is taken out. The store is right."""

from dataclasses import dataclass

from quiethire.pipeline.index_postings import document_of
from quiethire.pipeline.ports import Ports, Reporter, no_report
from quiethire.pipeline.publish_postings import index_outbox, publish_outbox

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What was found and put right."""

    missing: int
    surplus: int


async def reconcile_index(ports: Ports, *, report: Reporter = no_report) -> Reconciled:
    """Compare ids, index what is missing, remove what is surplus."""
    await publish_outbox(ports, report=report)
    await index_outbox(ports, report=report)
    indexed = await ports.index.ids()
    missing = 0
    after = ""
    while rows := await ports.jobs.scan(after=after, limit=PAGE):
        lacking = [row for row in rows if row.posting.id not in indexed]
        if lacking:
            await ports.index.put([document_of(row) for row in lacking])
        missing += len(lacking)
        indexed.difference_update(row.posting.id for row in rows)
        after = rows[-1].posting.url_hash
        report({"missing": missing})
    if indexed:
        await ports.index.remove(list(indexed))
    return Reconciled(missing, len(indexed))


async def rebuild_index(ports: Ports, *, report: Reporter = no_report) -> int:
    """Empty the index and fill it from the store. How many postings it holds then."""
    await publish_outbox(ports, report=report)
    await ports.index.clear()
    done = 0
    after = ""
    while rows := await ports.jobs.scan(after=after, limit=PAGE):
        done += await ports.index.put([document_of(row) for row in rows])
        after = rows[-1].posting.url_hash
        report({"indexed": done})
    return done
