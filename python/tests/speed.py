"""abrege beside sumy (LexRank and LSA) on the sample articles, in one run: ``python tests/speed.py``.

Needs ``pip install sumy``. sumy's tokenizer needs data of NLTK, which it may not have: then a simple one is used, which is
faster.
"""

import pathlib
import re
import statistics
import time

import abrege

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 5


class SimpleTokenizer:
    """Splits at terminators and at what is no letter or digit."""

    def to_sentences(self, text):
        return tuple(part.strip() for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip())

    def to_words(self, sentence):
        return tuple(re.findall(r"\w+", sentence))


def peers(language):
    try:
        from sumy.nlp.stemmers import Stemmer
        from sumy.parsers.plaintext import PlaintextParser
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.lsa import LsaSummarizer
    except ImportError:
        return {}
    kinds = {"sumy, LexRank": LexRankSummarizer, "sumy, LSA": LsaSummarizer}
    name = {"en": "english", "fr": "french"}[language]

    def work(kind):
        summarizer = kind(Stemmer(name))
        return lambda text: summarizer(PlaintextParser.from_string(text, SimpleTokenizer()).document, 3)

    return {peer: work(kind) for peer, kind in kinds.items()}


def main():
    for language in ("en", "fr"):
        texts = [path.read_text("utf-8") for path in sorted(ROOT.glob(f"examples/articles/{language}/*.txt"))]
        summarizer = abrege.Summarizer(3)
        works = {"abrege": summarizer.summarize, **peers(language)}
        times = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, work in works.items():
                start = time.perf_counter()
                for text in texts:
                    work(text)
                times[name].append((time.perf_counter() - start) / len(texts))
        for name, own in times.items():
            print(f"{language}  {name:15} {1e6 * statistics.median(own):10.0f} µs an article")


if __name__ == "__main__":
    main()
