"""Extractive summaries of French and English news: the sentences an editor would keep, with offsets, scores and reasons.

Offsets count characters, as Python's strings do: ``text[excerpt.start:excerpt.end] == excerpt.text``.

>>> import abrege
>>> print(abrege.summarize("The council met on Monday. It approved the budget.", sentences=1))
The council met on Monday.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Dict, Generic, Iterator, List, Mapping, Optional, Sequence, Tuple, TypeVar, Union

from . import _abrege
from ._abrege import Error, UnsupportedLanguageError, __version__

__all__ = [
    "Analysis",
    "Article",
    "Claim",
    "Conflict",
    "Digest",
    "DigestExcerpt",
    "Entity",
    "Error",
    "Excerpt",
    "Figure",
    "Keyword",
    "Sentence",
    "Summarizer",
    "Summary",
    "UnsupportedLanguageError",
    "__version__",
    "detect",
    "keywords",
    "summarize",
]

Span = Tuple[int, int]


class _Result:
    """What all results have."""

    def to_dict(self) -> Dict[str, Any]:
        """Return the result as dictionaries, lists and plain values."""
        return asdict(self)  # type: ignore[call-overload, no-any-return]


_E = TypeVar("_E", "Excerpt", "DigestExcerpt")


class _Excerpts(_Result, Generic[_E]):
    """What a summary and a digest have: sentences, which make a text."""

    excerpts: List[_E]

    def __str__(self) -> str:
        return " ".join(excerpt.flowed for excerpt in self.excerpts)

    def __len__(self) -> int:
        return len(self.excerpts)

    def __iter__(self) -> Iterator[_E]:
        return iter(self.excerpts)


@dataclass(frozen=True)
class Article:
    """A text with what is known of it."""

    text: str
    title: Optional[str] = None
    query: Optional[str] = None
    language: Optional[str] = None


@dataclass(frozen=True)
class Excerpt(_Result):
    """A sentence of a summary, or its beginning if no whole sentence fits the budget (``is_clipped``)."""

    text: str
    start: int
    end: int
    index: int
    rank: int
    kind: str
    score: float
    parts: Mapping[str, float] = field(repr=False)
    #: The text without line breaks and with divided words rejoined.
    flowed: str = field(repr=False)
    is_clipped: bool = False


@dataclass(frozen=True)
class Summary(_Excerpts[Excerpt]):
    """The chosen sentences, in the order of the text."""

    excerpts: List[Excerpt]
    language: Optional[str]
    title: Optional[str]
    ratio: float
    answers_query: Optional[bool] = None


@dataclass(frozen=True)
class Sentence(_Result):
    """A sentence of the article, with the kind of its block, its score and the reasons for it."""

    text: str
    start: int
    end: int
    block: int
    kind: str
    score: float
    parts: Mapping[str, float] = field(repr=False)
    reasons: List[str] = field(default_factory=list)


@dataclass(frozen=True)
class Keyword(_Result):
    """A term, short phrase or name that the article is about."""

    text: str
    score: float
    spans: List[Span]


@dataclass(frozen=True)
class Entity(_Result):
    """A name with all its mentions."""

    text: str
    kind: str
    score: float
    spans: List[Span]


@dataclass(frozen=True)
class Figure(_Result):
    """An amount, percentage, count, date or time. A date or time is a dictionary."""

    text: str
    value: Union[float, Dict[str, Any]]
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class DigestExcerpt(_Result):
    """A sentence of a digest: its source, and the sources that state the same, by their index."""

    text: str
    source: int
    start: int
    end: int
    support: List[int]
    language: str
    #: The text without line breaks and with divided words rejoined.
    flowed: str = field(repr=False)


@dataclass(frozen=True)
class Claim(_Result):
    """What a source says of a figure on which sources disagree."""

    source: int
    sentence: int
    figure: Figure


@dataclass(frozen=True)
class Conflict(_Result):
    """Figures on which sources disagree."""

    claims: List[Claim]


@dataclass(frozen=True)
class Digest(_Excerpts[DigestExcerpt]):
    """One text of several articles on one event."""

    excerpts: List[DigestExcerpt]
    language: Optional[str]
    sources: List[Any]
    conflicts: List[Conflict]


class Summarizer:
    """Summarizes articles within a budget: at most two of sentences, words, characters and a ratio; three sentences
    when none is given. Threads may share it; the interpreter lock is released during the work.
    """

    def __init__(
        self,
        sentences: Optional[int] = None,
        *,
        words: Optional[int] = None,
        chars: Optional[int] = None,
        ratio: Optional[float] = None,
        diversity: Optional[float] = None,
        weights: Optional[Mapping[str, float]] = None,
        stop_words: Sequence[str] = (),
    ) -> None:
        options: Dict[str, Any] = {"stop_words": list(stop_words)}
        budgets = _budgets(sentences, words, chars, ratio)
        if len(budgets) > 2:
            raise Error("give at most two of sentences, words, chars and ratio")
        for name, budget in zip(("budget", "cap"), budgets):
            options[name] = budget
        if diversity is not None:
            options["diversity"] = diversity
        if weights is not None:
            options["weights"] = dict(weights)
        self._native = _abrege.Summarizer(json.dumps(options))

    def summarize(
        self,
        text: Union[str, Article],
        *,
        title: Optional[str] = None,
        query: Optional[str] = None,
        language: Optional[str] = None,
    ) -> Summary:
        """Summarize an article.

        Raises:
            UnsupportedLanguageError: if the text is clearly in neither French nor English.
            Error: if an option is wrong.
        """
        return _summary(json.loads(self._native.summarize(_request(text, title, query, language))))

    def analyze(
        self,
        text: Union[str, Article],
        *,
        title: Optional[str] = None,
        query: Optional[str] = None,
        language: Optional[str] = None,
    ) -> "Analysis":
        """Analyze an article; the errors are those of :meth:`summarize`."""
        return Analysis(self._native.analyze(_request(text, title, query, language)))

    def digest(
        self,
        articles: Sequence[Union[str, Article]],
        *,
        known: Sequence[Union[str, Article]] = (),
        language: Optional[str] = None,
    ) -> Digest:
        """Make one text of several articles on one event, without what is in the articles that the reader knows.

        ``language`` is "en", "fr", or "any" for each source's own.
        """
        given, read = (
            "[" + ",".join(_request(article) for article in group) + "]" for group in (articles, known)
        )
        found = json.loads(self._native.digest(given, read, language))
        return Digest(
            excerpts=[_digest_excerpt(excerpt) for excerpt in found["excerpts"]],
            language=found["language"],
            sources=found["sources"],
            conflicts=[
                Conflict([Claim(claim["source"], claim["sentence"], _figure(claim["figure"])) for claim in conflict["claims"]])
                for conflict in found["conflicts"]
            ],
        )


class Analysis:
    """An article's sentences, keywords, names and figures, and any number of summaries of it."""

    def __init__(self, native: "_abrege.Analysis") -> None:
        self._native = native
        self._report: Optional[Dict[str, Any]] = None

    def __repr__(self) -> str:
        return f"Analysis(language={self.language!r}, sentences={len(self.sentences)})"

    def to_dict(self) -> Dict[str, Any]:
        """Return the whole report as dictionaries, lists and plain values."""
        if self._report is None:
            self._report = json.loads(self._native.report())
        return self._report

    @property
    def language(self) -> Optional[str]:
        """The code of the language, or None for a text without letters."""
        return _code(self.to_dict()["language"])

    @property
    def title(self) -> Optional[str]:
        """The title, given or found."""
        title: Optional[str] = self.to_dict()["title"]
        return title

    @property
    def sentences(self) -> List[Sentence]:
        """Every sentence of the article."""
        return [
            Sentence(
                text=sentence["text"],
                start=sentence["span"]["start"],
                end=sentence["span"]["end"],
                block=sentence["block"],
                kind=sentence["kind"],
                score=sentence["score"]["total"],
                parts=sentence["score"]["parts"],
                reasons=sentence["reasons"],
            )
            for sentence in self.to_dict()["sentences"]
        ]

    def keywords(self, limit: int = 10) -> List[Keyword]:
        """The best keywords, best first."""
        return [
            Keyword(found["text"], found["score"], _spans(found)) for found in json.loads(self._native.keywords(limit))
        ]

    @property
    def entities(self) -> List[Entity]:
        """The names with their mentions, those that the article is most about first."""
        return [
            Entity(found["text"], found["kind"], found["score"], _spans(found)) for found in self.to_dict()["entities"]
        ]

    @property
    def figures(self) -> List[Figure]:
        """The amounts, percentages, counts, dates and times of the story, in order."""
        return [_figure(figure) for figure in self.to_dict()["figures"]]

    def summary(
        self,
        sentences: Optional[int] = None,
        *,
        words: Optional[int] = None,
        chars: Optional[int] = None,
        ratio: Optional[float] = None,
    ) -> Summary:
        """The summary within one budget, or within the summarizer's own."""
        budgets = _budgets(sentences, words, chars, ratio)
        if len(budgets) > 1:
            raise Error("give one of sentences, words, chars and ratio")
        return _summary(json.loads(self._native.select(json.dumps(budgets[0]) if budgets else None)))


def summarize(
    text: Union[str, Article],
    sentences: Optional[int] = None,
    *,
    words: Optional[int] = None,
    chars: Optional[int] = None,
    ratio: Optional[float] = None,
    title: Optional[str] = None,
    query: Optional[str] = None,
    language: Optional[str] = None,
) -> Summary:
    """Summarize an article, in at most three sentences when no length is given. See :class:`Summarizer` for many."""
    summarizer = Summarizer(sentences, words=words, chars=chars, ratio=ratio)
    return summarizer.summarize(text, title=title, query=query, language=language)


def keywords(text: Union[str, Article], limit: int = 10, *, language: Optional[str] = None) -> List[Keyword]:
    """The words, short phrases and names that an article is about, best first."""
    return Summarizer().analyze(text, language=language).keywords(limit)


def detect(text: str) -> Optional[Tuple[str, float]]:
    """The likelier of the two languages, and the confidence from 0 to 1; None for a text in neither, or without letters."""
    found = _abrege.detect(text)
    if found is None:
        return None
    parsed = json.loads(found)
    return parsed["language"], parsed["confidence"]


def _budgets(
    sentences: Optional[int], words: Optional[int], chars: Optional[int], ratio: Optional[float]
) -> List[Dict[str, Any]]:
    budgets = {"sentences": sentences, "words": words, "chars": chars, "ratio": ratio}
    return [{name: value} for name, value in budgets.items() if value is not None]


def _request(
    text: Union[str, Article],
    title: Optional[str] = None,
    query: Optional[str] = None,
    language: Optional[str] = None,
) -> str:
    article = text if isinstance(text, Article) else Article(text)
    return json.dumps(
        {
            "text": article.text,
            "title": title if title is not None else article.title,
            "query": query if query is not None else article.query,
            "language": language if language is not None else article.language,
        },
        ensure_ascii=False,
    )


def _code(language: Optional[Mapping[str, Any]]) -> Optional[str]:
    return language["language"] if language else None


def _spans(found: Mapping[str, Any]) -> List[Span]:
    return [(span["start"], span["end"]) for span in found["spans"]]


def _figure(figure: Mapping[str, Any]) -> Figure:
    span = figure["span"]
    return Figure(figure["text"], figure["value"], figure["unit"], span["start"], span["end"])


def _summary(found: Mapping[str, Any]) -> Summary:
    excerpts = [
        Excerpt(
            text=excerpt["text"],
            start=excerpt["span"]["start"],
            end=excerpt["span"]["end"],
            index=excerpt["index"],
            rank=excerpt["rank"],
            kind=excerpt["kind"],
            score=excerpt["score"]["total"],
            parts=excerpt["score"]["parts"],
            flowed=excerpt["flowed"],
            is_clipped=excerpt["clipped"],
        )
        for excerpt in found["excerpts"]
    ]
    return Summary(excerpts, _code(found["language"]), found["title"], found["ratio"], found.get("answers_query"))


def _digest_excerpt(excerpt: Mapping[str, Any]) -> DigestExcerpt:
    span = excerpt["span"]
    return DigestExcerpt(
        excerpt["text"],
        excerpt["source"],
        span["start"],
        span["end"],
        excerpt["support"],
        excerpt["language"],
        excerpt["flowed"],
    )
