"""What only the index on disk has: its lock, its versions, its life across processes and kills."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from search_documents import make

from quiethire.domain.errors import DataDirectoryHeld, EngineError, EngineUnavailable
from quiethire.domain.query import SearchQuery
from quiethire.search.schema import VERSION
from quiethire.search.tantivy import TantivyIndex


async def test_it_survives_closing_and_learns_its_words_again(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    await index.put([make(1, "Python Developer")])
    before = await index.status()
    await index.close()
    index = TantivyIndex(tmp_path)
    after = await index.status()
    assert (after.documents, after.version) == (before.documents, before.version)
    assert after.committed_at is not None
    assert (await index.search(SearchQuery(text="pyton"))).corrected == "python"
    await index.close()


async def test_a_second_writer_is_told_who_holds_it(tantivy_index: TantivyIndex, tmp_path: Path) -> None:
    with pytest.raises(DataDirectoryHeld, match="another running process"):
        TantivyIndex(tmp_path)


async def test_a_reader_beside_the_writer_sees_commits_and_cannot_write(
    tantivy_index: TantivyIndex, tmp_path: Path
) -> None:
    await tantivy_index.put([make(1)])
    reader = TantivyIndex(tmp_path, read_only=True)
    assert (await reader.search(SearchQuery(text="engineer"))).total == 1
    with pytest.raises(EngineError, match="reading only"):
        await reader.put([make(2)])
    await reader.close()


async def test_what_was_put_survives_kill_9_of_its_process(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from search_documents import make\n"
        "from quiethire.search.tantivy import TantivyIndex\n"
        "async def main():\n"
        "    index = TantivyIndex(Path(sys.argv[1])); await index.put([make(n) for n in range(50)])\n"
        "    print('put', flush=True); await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path), str(Path(__file__).parent)], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"put\n"
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    index = TantivyIndex(tmp_path)
    assert (await index.search(SearchQuery(text="engineer"))).total == 50
    await index.close()


async def test_a_new_version_is_built_beside_the_old_which_goes_when_it_is_used(tmp_path: Path) -> None:
    old = TantivyIndex(tmp_path, version=1)
    await old.put([make(1)])
    await old.close()
    new = TantivyIndex(tmp_path, version=2)
    assert (await new.status()).documents == 0
    await new.put([make(1)])
    await new.close()
    assert (tmp_path / "index-v1").exists()
    new = TantivyIndex(tmp_path, version=2)
    assert not (tmp_path / "index-v1").exists()
    assert (await new.status()).documents == 1
    await new.close()


async def test_a_damaged_index_says_what_to_do(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    await index.put([make(1)])
    await index.close()
    (tmp_path / f"index-v{VERSION}" / "meta.json").write_text("{")
    with pytest.raises(EngineUnavailable, match="remove that folder"):
        TantivyIndex(tmp_path)


async def test_a_document_that_cannot_be_indexed_loses_no_other_and_is_an_error(tantivy_index: TantivyIndex) -> None:
    await tantivy_index.put([make(1)])
    with pytest.raises(EngineError, match="2 documents could not be indexed"):
        await tantivy_index.put([make(2), make(3, salary_min=1 << 70)])
    assert (await tantivy_index.status()).documents == 1
    await tantivy_index.put([make(2)])
    assert (await tantivy_index.status()).documents == 2
