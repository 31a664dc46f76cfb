"""The package as its users call it."""

import json
import os
import pathlib
import subprocess
import threading

import pytest

import abrege

TEXT = (
    "Le conseil municipal d'Orléans a adopté lundi le budget de la ville par neuf voix contre deux. "
    "Il baisse la taxe d'habitation de 3 % dès l'été. Anne Rey, la maire, s'est dite « très satisfaite »."
)
ROOT = pathlib.Path(__file__).resolve().parents[2]
BATCH = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/batch"
SAMPLES = sorted(ROOT.glob("examples/articles/*/*.txt"))


def test_offsets_count_characters():
    for text in [TEXT, "👩‍👧 " + TEXT, TEXT.replace(" ", "\u202f", 1)] + [path.read_text("utf-8") for path in SAMPLES]:
        analysis = abrege.Summarizer(5).analyze(text)
        for part in [*analysis.summary(), *analysis.sentences, *analysis.figures]:
            assert " ".join(text[part.start : part.end].split()) == " ".join(part.text.split())
        for keyword in analysis.keywords():
            assert any(text[start:end] == keyword.text for start, end in keyword.spans) or "\n" in text
        assert all(start < end <= len(text) for name in analysis.entities for start, end in name.spans)


def test_offsets_are_right_at_every_length():
    sentence = "Le conseil municipal a adopté lundi le budget de la ville par neuf voix contre deux. "
    for before in ["", "é", "👩", "a" * 63 + "é", "à" * 200, "👩" * 40]:
        text = f"{before} {sentence * 3}"
        for part in abrege.Summarizer().analyze(text).sentences:
            assert text[part.start : part.end] == part.text


def test_budgets_and_what_is_known():
    assert len(abrege.summarize(TEXT, 1)) == 1
    assert len(str(abrege.summarize(TEXT, chars=100))) <= 100
    assert len(str(abrege.summarize(TEXT, words=20, sentences=1)).split()) <= 20
    summary = abrege.summarize(TEXT, 2, title="La taxe baisse", query="combien baisse la taxe")
    assert summary.answers_query and summary.title == "La taxe baisse"
    assert abrege.summarize(abrege.Article(TEXT, language="fr")).language == "fr"
    analysis = abrege.Summarizer().analyze(TEXT)
    assert [len(analysis.summary(n)) for n in (1, 2)] == [1, 2]
    assert len(abrege.Summarizer(words=0).summarize(TEXT)) == 0


def test_results_have_a_repr_and_dictionaries():
    summary = abrege.summarize(TEXT, 1)
    assert repr(summary).startswith("Summary(excerpts=[Excerpt(text=") and "Le conseil" in repr(summary)
    assert json.loads(json.dumps(summary.to_dict()))["excerpts"][0]["text"] == summary.excerpts[0].text
    assert str(summary) == summary.excerpts[0].text
    analysis = abrege.Summarizer().analyze(TEXT)
    assert "language='fr'" in repr(analysis) and json.dumps(analysis.to_dict())
    assert abrege.keywords(TEXT, 2)[0].to_dict()["text"]
    assert [figure.value for figure in analysis.figures][-1] == 3.0
    assert analysis.entities and analysis.sentences[0].parts["position"] > 0


def test_running_text_is_that_of_the_crate():
    text = (
        "Le conseil municipal de la ville a voté lundi soir une baisse des im-\n"
        "pôts locaux de 3\u202f%, qui coûtera à la ville «\u00a0un million\u00a0» d’euros."
    )
    flowed = text.replace("-\n", "")
    summary = abrege.summarize(text, language="fr")
    assert (str(summary), summary.excerpts[0].text) == (flowed, text)
    assert str(abrege.Summarizer().analyze(text, language="fr").summary(1)) == flowed
    assert str(abrege.Summarizer().digest([abrege.Article(text, language="fr")])) == flowed


def test_errors_are_value_errors_that_say_what_to_do():
    spanish = "El Congreso de los Diputados aprobó el jueves una ley que limita el precio de los alquileres."
    with pytest.raises(abrege.UnsupportedLanguageError) as raised:
        abrege.summarize(spanish)
    assert isinstance(raised.value, ValueError) and raised.value.args[1:] == ("spa", "Spanish")
    assert len(abrege.summarize(spanish, language="fr")) == 1
    for wrong in [
        lambda: abrege.summarize(TEXT, ratio=2.0),
        lambda: abrege.summarize(TEXT, 1, words=2, chars=3),
        lambda: abrege.summarize(TEXT, language="de"),
        lambda: abrege.Summarizer(weights={"colour": 1.0}),
        lambda: abrege.Summarizer(diversity=-1.0),
        lambda: abrege.summarize(TEXT, -1),
    ]:
        with pytest.raises(abrege.Error) as raised:
            wrong()
        assert str(raised.value)
    assert abrege.detect(spanish) is None
    assert abrege.detect(TEXT)[0] == "fr"


def test_odd_texts_are_no_errors():
    for text in ["", " \n", "👩", "\x00" * 100, "a" * 100_000, "« " * 1000]:
        assert isinstance(abrege.summarize(text), abrege.Summary)


def test_a_digest_names_its_sources():
    articles = [
        "A ferry burnt off Marlow on Monday. All 214 passengers were saved.",
        "Tous les passagers, 214, ont été sauvés lundi quand un ferry a brûlé au large de Marlow.",
        "All 214 passengers were saved on Monday when a ferry burnt off Marlow. Its owner has not spoken.",
    ]
    digest = abrege.Summarizer(words=40).digest(articles)
    assert any(len(excerpt.support) > 1 for excerpt in digest)
    for excerpt in digest:
        assert articles[excerpt.source][excerpt.start : excerpt.end] == excerpt.text
    assert len(abrege.Summarizer(words=40).digest(articles[2:], known=articles[:1])) <= len(digest)


def test_threads_share_a_summarizer():
    summarizer = abrege.Summarizer(2)
    texts = [path.read_text("utf-8") for path in SAMPLES] * 10
    wanted = [str(summarizer.summarize(text)) for text in texts]
    found = [[] for _ in range(4)]
    threads = [
        threading.Thread(target=lambda own=own: own.extend(str(summarizer.summarize(text)) for text in texts))
        for own in found
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(own == wanted for own in found)


@pytest.mark.skipif(not BATCH.exists(), reason="the example batch is not built")
def test_the_samples_are_summarized_as_by_the_crate():
    lines = "".join(json.dumps({"id": str(path), "text": path.read_text("utf-8")}) + "\n" for path in SAMPLES)
    batch = subprocess.run(
        [BATCH, "--sentences", "3"], input=lines, capture_output=True, text=True, check=True
    )
    for path, line in zip(SAMPLES, batch.stdout.splitlines()):
        text = path.read_text("utf-8")
        excerpts = json.loads(line)["summary"]["excerpts"]
        summary = abrege.summarize(text, 3)
        assert [excerpt.text for excerpt in summary] == [excerpt["text"] for excerpt in excerpts]
        assert [excerpt.score for excerpt in summary] == [excerpt["score"]["total"] for excerpt in excerpts]
        starts = [len(text.encode()[: excerpt["span"]["start"]].decode()) for excerpt in excerpts]
        assert [excerpt.start for excerpt in summary] == starts
