"""Names beyond all measure are refused by name."""

from generator.read.limits import ENDINGS, NAMESAKES

ACTOR = "-- actors/{id}.md --\n---\nname: {name}\nkind: person\naliases: [{aliases}]\n---\n"


def faults(dossier, *actors):
    text = "".join(
        ACTOR.format(id=f"a{number}", name=name, aliases=aliases) for number, (name, aliases) in enumerate(actors)
    )
    return [problem["rule"] for problem in dossier(text).faults("--links", "none")]


def test_a_name_that_many_share_is_no_fault(dossier):
    assert faults(dossier, *((f"N{number}", "Ada") for number in range(NAMESAKES))) == []


def test_a_name_that_too_many_share_is_refused_once(dossier):
    assert faults(dossier, *((f"N{number}", "Ada") for number in range(NAMESAKES + 2))) == ["name-means-few"]


def test_a_name_that_ends_with_too_many_others_is_refused(dossier):
    aliases = ", ".join(f'"{"a " * number}a"' for number in range(ENDINGS + 1))
    assert faults(dossier, ("Ada", aliases)) == ["name-has-few-endings"]


def test_a_name_may_end_with_some_others(dossier):
    assert faults(dossier, ("Ada", "the United States of America, United States of America, States of America")) == []


def test_a_name_across_two_windows_of_the_search_is_found_once(dossier):
    made = dossier(
        ACTOR.format(id="ada", name="Ada Lovelace", aliases="") + "-- pages/about.md --\n---\ntitle: T\n---\n"
    )
    made.write(f"-- pages/about.md --\n---\ntitle: T\n---\n{'word ' * 9_998}then Ada Lovelace and Ada Lovelace\n")
    assert made.list_json("actors")[0]["mentions"] == 2
