"""The lock: what was found in the sources stays found, letter by letter, though nobody has them."""

import json
import random
import re
import shutil
import subprocess
from hashlib import sha256

import pytest

from generator.read.wording import normal

LOCK = "content/passages.lock"
QUOTED = "content/documents/acme-2020-03-02-deal.md"


@pytest.fixture
def alone(scratch):
    """The sealed harbour without its sources, as others have it."""
    shutil.rmtree(scratch.content / "sources")
    return scratch


def rules(made, *words):
    return [problem["rule"] for problem in made.check("--links", "none", "--format", "json", *words).problems]


def lines(made):
    return [json.loads(line) for line in made.read(LOCK).splitlines()]


def entry(made, passage, document="acme-2020-03-02-deal"):
    """The line of a passage."""
    of = ""
    for line in lines(made):
        of = line["id"] if line["is"] == "document" else of
        if line["is"] == "passage" and (of, line["id"]) == (document, passage):
            return line
    raise AssertionError(f"{document}#{passage} is not sealed")


# --- what it holds ---------------------------------------------------------------------------------------


def test_what_is_sealed_has_no_fault_with_the_sources_and_without(scratch):
    assert rules(scratch) == []
    shutil.rmtree(scratch.content / "sources")
    assert rules(scratch) == []


def test_the_seal_stands_for_a_source_that_is_not_beside_the_others(scratch):
    (scratch.content / "sources/deal.txt").unlink()
    before = scratch.read(LOCK)
    assert rules(scratch) == []
    assert scratch.check("--links", "none", "--update-lock").code == 0
    assert scratch.read(LOCK) == before


def test_every_source_must_be_in_a_folder_that_is_named_or_in_the_usual_one(scratch):
    elsewhere = scratch.content.parent / "elsewhere"
    elsewhere.mkdir()
    (scratch.content / "sources/deal.txt").rename(elsewhere / "deal.txt")
    assert rules(scratch, "--sources", str(elsewhere)) == []
    (elsewhere / "deal.txt").unlink()
    assert rules(scratch, "--sources", str(elsewhere)) == ["document-has-source"]


def test_no_word_of_a_source_stands_in_it(harbour):
    text = harbour.read(LOCK)
    for word in re.findall(r"[A-Za-z]{5,}", harbour.read("content/sources/deal.txt")):
        assert word not in re.sub(r"[0-9a-f]{64}", "", text.replace('"is":"passage"', "")), word


def test_a_document_is_sealed_with_the_size_and_the_digest_of_its_source(harbour):
    data = (harbour.content / "sources/deal.txt").read_bytes()
    document = next(line for line in lines(harbour) if line.get("id") == "acme-2020-03-02-deal")
    assert document["source"] == "deal.txt"
    assert (document["size"], document["words"]) == (len(data), len(data.split()))
    assert document["sha256"] == sha256(data).hexdigest()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", document["verified"])


def test_a_quotation_is_sealed_with_its_place_and_with_what_stands_beside_it(harbour):
    data = (harbour.content / "sources/deal.txt").read_bytes()
    (quote,) = entry(harbour, "p2")["quotes"]
    assert quote["words"] == sha256(b"a matter of weeks").hexdigest()
    ((start, end, digest),) = quote["spans"]
    assert data[start:end] == b"a matter of weeks"
    assert digest == sha256(data[start:end]).hexdigest()
    for name, words in (("before", data[start - 32 : start]), ("after", data[end : end + 32])):
        begin, stop, digest = quote[name]
        assert (data[begin:stop], digest) == (words, sha256(words).hexdigest())


def test_a_paraphrase_is_sealed_with_its_paragraphs(harbour):
    data = (harbour.content / "sources/deal.txt").read_bytes()
    start, end, digest = entry(harbour, "p5")["paragraphs"]
    assert data[start:end].decode() == "\n".join(data.decode().strip().splitlines()[-2:])
    assert digest == sha256(data[start:end]).hexdigest()
    assert "quotes" not in entry(harbour, "p5")


def test_words_left_out_leave_several_spans(dossier):
    made = dossier("""
        -- documents/acme-1.md --
        ---
        title: A day
        date: 2020
        date_basis: stated
        source: day.txt
        ---
        She wanted [“a boat […] and [a] home”]{#p1 para=1}.
        -- sources/day.txt --
        She wanted a boat, an anchor and no home of her own, and so on and so on and so on and so on and so on and on
        and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on.
        """).seal()
    data = (made.content / "sources/day.txt").read_bytes()
    spans = entry(made, "p1", "acme-1")["quotes"][0]["spans"]
    assert [data[start:end] for start, end, _ in spans] == [b"a boat", b"and", b"home"]


def test_the_last_line_is_the_digest_of_the_others(harbour):
    done = subprocess.run(
        f"head -n -1 {LOCK} | sha256sum", shell=True, cwd=harbour.folder, capture_output=True, text=True
    )
    assert done.stdout.split()[0] == lines(harbour)[-1]["sha256"]


def test_the_words_of_a_quotation_can_be_verified_by_hand(harbour):
    ((start, end, digest),) = entry(harbour, "p2")["quotes"][0]["spans"]
    recipe = f"tail -c +{start + 1} content/sources/deal.txt | head -c {end - start} | sha256sum"
    done = subprocess.run(recipe, shell=True, cwd=harbour.folder, capture_output=True, text=True)
    assert done.stdout.split()[0] == digest


def test_sealing_again_changes_nothing(scratch):
    before = scratch.read(LOCK)
    assert scratch.seal().read(LOCK) == before


def test_a_document_that_is_as_it_was_keeps_the_day_on_which_it_was_verified(scratch):
    old = scratch.read(LOCK).replace(lines(scratch)[1]["verified"], "2001-02-03").splitlines()[:-1]
    body = "".join(f"{line}\n" for line in old)
    seal = json.dumps({"is": "seal", "sha256": sha256(body.encode()).hexdigest()}, separators=(",", ":"))
    (scratch.folder / LOCK).write_text(f"{body}{seal}\n")
    scratch.edit("content/sources/doubts.txt", "office", "post")
    scratch.seal()
    days = {line["id"]: line["verified"] for line in lines(scratch) if line["is"] == "document"}
    assert days["acme-2020-03-02-deal"] == "2001-02-03"
    assert days["gazette-2020-03-05-doubts"] != "2001-02-03"


def test_with_an_error_the_lock_stays_as_it_was(scratch):
    before = scratch.read(LOCK)
    scratch.edit(QUOTED, "“a matter of weeks”", "“a matter of days”")
    done = scratch.check("--links", "none", "--update-lock")
    assert done.code == 1
    assert "there are errors; the lock is as it was" in done.err
    assert scratch.read(LOCK) == before


def test_without_sources_there_is_nothing_to_seal(alone):
    done = alone.check("--links", "none", "--update-lock")
    assert (done.code, done.err) == (
        2,
        "dossier: the lock is made from the sources; name their folder with `--sources DIR`\n",
    )


def test_sources_that_share_word_sequences_are_noted(dossier):
    story = (
        "The boats came home at night and nobody knew why they had been away for so long, said the Mayor of the town."
    )
    document = "---\ntitle: A day\ndate: 2020\ndate_basis: stated\nsource: {}.txt\n---\n[So]{{#p1 para=1}}\n"
    made = dossier(
        f"-- documents/doc-one.md --\n{document.format('one')}"
        f"-- documents/doc-two.md --\n{document.format('two')}"
        f"-- sources/one.txt --\n{story} {story.upper()}\n"
        f"-- sources/two.txt --\nReported first here: {story}\n"
    ).seal()
    (overlap,) = [line for line in lines(made) if line["is"] == "overlap"]
    assert (overlap["a"], overlap["b"]) == ("doc-one", "doc-two")
    assert overlap["share"] > 0.7


# --- what is no longer as it was sealed ------------------------------------------------------------------


def test_without_a_lock_it_is_said_that_nothing_is_sealed(alone):
    (alone.folder / LOCK).unlink()
    (problem,) = alone.check("--links", "none", "--format", "json").problems
    assert (problem["severity"], problem["rule"]) == ("warning", "lock-is-there")
    assert problem["message"] == "there is no lock: nobody can tell whether a quotation was altered"


def test_a_passage_that_is_not_sealed_is_found(alone):
    alone.edit(QUOTED, "They will meet again", "[New words]{#p9 para=1}. They will meet again")
    (problem,) = alone.faults("--links", "none")
    assert (problem["rule"], problem["message"]) == ("passage-is-sealed", "the passage `p9` is not sealed")


def test_a_passage_that_moved_to_another_paragraph_is_found(alone):
    alone.edit(QUOTED, "#p3 para=3", "#p3 para=4")
    (problem,) = alone.faults("--links", "none")
    assert problem["message"] == "`p3` was sealed in paragraph 3, not 4"


def test_a_quotation_that_became_a_paraphrase_is_found(alone):
    alone.edit(QUOTED, "“a matter of weeks”", "a matter of weeks")
    (problem,) = alone.faults("--links", "none")
    assert problem["message"] == "`p2` was sealed with 1 quotations, and has 0"


def test_a_passage_that_is_gone_is_found(alone):
    alone.edit(QUOTED, "[They will meet again in April.]{#p5 para=4-5 event=second-round}", "")
    found = {problem["message"] for problem in alone.faults("--links", "none")}
    assert "the passage `p5` is sealed, and this document has none" in found


def test_a_document_that_is_gone_is_found(alone):
    (alone.content / "documents/gazette-2020-03-05-doubts.md").rename(alone.content / "documents/gazette-new.md")
    assert "`gazette-2020-03-05-doubts` is sealed, and there is no such document" in {
        problem["message"] for problem in alone.faults("--links", "none")
    }


def test_another_source_is_found_without_the_sources(alone):
    alone.edit(QUOTED, "source: deal.txt", "source: other.txt")
    (problem,) = alone.faults("--links", "none")
    assert problem["message"] == "`deal.txt` was sealed as the source of this document, not `other.txt`"


def test_a_source_that_changed_is_named_with_the_day_on_which_it_was_sealed(scratch):
    day = lines(scratch)[1]["verified"]
    scratch.edit("content/sources/deal.txt", "colour", "color")
    (problem,) = scratch.faults("--links", "none")
    assert problem["rule"] == "source-is-sealed"
    assert problem["message"] == f"the source `deal.txt` is not the one that was sealed on {day}"
    assert problem["path"] == QUOTED


def test_a_lock_that_was_forged_whole_is_found_with_the_sources(scratch):
    text = scratch.read(LOCK)
    body = "".join(f"{line}\n" for line in text.splitlines()[:-1]).replace('"words":54', '"words":5400')
    body = re.sub(r'("id":"p1","first":1,"last":1,"paragraphs":\[)0,', r"\g<1>1,", body)
    seal = json.dumps({"is": "seal", "sha256": sha256(body.encode()).hexdigest()}, separators=(",", ":"))
    (scratch.folder / LOCK).write_text(f"{body}{seal}\n")
    assert set(rules(scratch)) == {"source-is-sealed"}


def without_lines(first, last):
    return lambda text: "".join(text.splitlines(keepends=True)[first:last])


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-1],
        lambda text: f"{text}\n",
        lambda text: f"{text}x",
        lambda text: text[:0],
        lambda text: text[:0] + "{}\n",
        lambda text: text.replace('"format":1', '"format":2'),
        lambda text: f"<<<<<<< HEAD\n{text}",
        lambda text: "\n".join(reversed(text.splitlines())),
        without_lines(1, None),
        without_lines(0, -1),
        without_lines(0, 3),
    ],
)
def test_a_lock_that_is_not_whole_is_an_error_of_a_build_too(scratch, damage):
    (scratch.folder / LOCK).write_text(damage(scratch.read(LOCK)))
    before = scratch.tree()
    done = scratch.build()
    assert done.code == 1
    assert "lock-is-whole" in done.err
    assert f"--> {LOCK}:" in done.err
    assert scratch.tree() == before


# --- ids are not used again ------------------------------------------------------------------------------


@pytest.fixture
def without_p3(scratch):
    """The harbour, from which a passage was removed and which was sealed then."""
    text = scratch.read(QUOTED)
    start, end = text.index("[Others were less sure.]"), text.index("[The company has")
    (scratch.folder / QUOTED).write_text(text[:start] + text[end:])
    return scratch.seal()


def test_a_passage_that_was_removed_is_remembered(without_p3):
    (gone,) = [line for line in lines(without_p3) if line["is"] == "removed"]
    assert (gone["document"], gone["passage"]) == ("acme-2020-03-02-deal", "p3")
    assert rules(without_p3) == []


def test_its_id_is_not_given_to_another(without_p3):
    without_p3.edit(QUOTED, "They will meet again", "[Others]{#p3 para=1} said that. They will meet again")
    rule = "withdrawn-id-is-free"
    (problem,) = [problem for problem in without_p3.faults("--links", "none") if problem["rule"] == rule]
    assert re.fullmatch(
        r"`p3` was another passage, removed on \d{4}-\d\d-\d\d; its id is not used again", problem["message"]
    )
    assert problem["hint"] == "the next free id is `p6`"


def test_its_id_is_not_given_to_another_by_sealing_again(without_p3):
    before = without_p3.read(LOCK)
    without_p3.edit(QUOTED, "They will meet again", "[Others]{#p3 para=3} said that. They will meet again")
    done = without_p3.check("--links", "none", "--update-lock")
    assert done.code == 1
    assert "withdrawn-id-is-free" in done.out
    assert without_p3.read(LOCK) == before
    assert without_p3.build().code == 1


def test_the_id_of_a_document_that_was_withdrawn_is_no_other_pages(dossier):
    document = "---\ntitle: {0}\ndate: 2020\ndate_basis: stated\nsource: {0}.txt\n---\n[So]{{#p1 para=1}}\n"
    made = dossier(
        f"-- documents/doc-one.md --\n{document.format('one')}-- documents/doc-two.md --\n{document.format('two')}"
        "-- sources/one.txt --\nOne.\n-- sources/two.txt --\nTwo.\n"
    ).seal()
    (made.content / "documents/doc-two.md").unlink()
    made.seal().write("-- actors/doc-two.md --\n---\nname: Two\nkind: body\n---\n")
    (problem,) = made.faults("--links", "none")
    assert (problem["rule"], problem["path"]) == ("withdrawn-id-is-free", "content/actors/doc-two.md")


def test_where_the_account_was_altered_the_source_is_not_blamed(scratch):
    scratch.edit(QUOTED, "“a matter of weeks”", "“a matter of days”")
    assert set(rules(scratch)) == {"quotation-is-verbatim", "quotation-is-sealed"}


def test_a_lock_that_cannot_be_read_is_said_to_be_there(alone):
    (alone.folder / LOCK).write_text("{}\n")
    assert set(rules(alone)) == {"lock-is-whole"}


# --- any letter ------------------------------------------------------------------------------------------


def changed_at(text, offset, rng):
    """The text with one character changed, added or taken away."""
    other = rng.choice([chr(rng.randrange(97, 123)), rng.choice("0123456789 .-'\"“”éß中"), ""])
    kept = text[offset + 1 :] if rng.random() < 0.7 else text[offset:]
    return text[:offset] + other + kept


def test_any_character_of_the_lock_that_is_changed_is_found(alone):
    text, rng = alone.read(LOCK), random.Random(1)
    for offset in rng.sample(range(len(text)), 60):
        changed = changed_at(text, offset, rng)
        if changed != text:
            (alone.folder / LOCK).write_text(changed)
            assert "lock-is-whole" in rules(alone), (offset, changed[max(offset - 10, 0) : offset + 10])


@pytest.mark.parametrize("name", ["acme-2020-03-02-deal", "gazette-2020-03-05-doubts"])
def test_any_character_of_a_quotation_that_is_changed_is_found_without_the_sources(alone, name):
    path = f"content/documents/{name}.md"
    text, rng = alone.read(path), random.Random(2)
    begin = text.index("“") + 1
    end = text.index("”")
    for offset in range(begin, end):
        changed = changed_at(text, offset, rng)
        words = changed[begin : changed.index("”", begin)] if "”" in changed[begin:] else ""
        if normal(words) != normal(text[begin:end]):
            (alone.folder / path).write_text(changed)
            assert rules(alone) != [], changed[begin - 5 : end + 5]


def test_any_character_of_a_source_that_is_changed_is_found(scratch):
    path = "content/sources/deal.txt"
    text, rng = scratch.read(path), random.Random(3)
    for offset in rng.sample(range(len(text)), 40):
        changed = changed_at(text, offset, rng)
        if changed != text:
            (scratch.folder / path).write_text(changed)
            assert "source-is-sealed" in rules(scratch), offset
