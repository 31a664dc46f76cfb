"use strict";

const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const sentences = data.sentences.map((_, index) => byId(`s${index}`));
const [slider, panel] = [byId("budget"), byId("panel")];
// The widest bar, so that bars compare sentences, too.
const unit = Math.max(0.01, ...data.sentences.map(({ parts }) => Math.max(0, ...parts.map(Math.abs))));
// Budget 0 is the summarizer's own, which the page is written with.
let budget = 0;
let shown = null;
let pinned = false;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function plural(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// The summary

function showBudget() {
  const quotes = data.budgets[budget].map((quote) => data.quotes[quote]);
  for (const marked of document.querySelectorAll("[data-number]")) delete marked.dataset.number;
  quotes.forEach(({ sentence }, i) => (sentences[sentence].dataset.number = i + 1));
  byId("summary").replaceChildren(...quotes.map(item));
  const percent = Math.round((100 * quotes.length) / data.eligible);
  byId("share").textContent = `${quotes.length} of ${data.eligible} eligible sentences (${percent}\u00a0%)`;
  showLength();
  if (shown !== null) showPanel(shown);
}

function item({ sentence, text }) {
  const { lang } = sentences[sentence].closest("[lang]");
  return element("li", {}, element("a", { href: `#s${sentence}`, lang, textContent: text }));
}

function showLength() {
  const length = budget === 0 ? data.own : plural(budget, "sentence");
  byId("shown").textContent = length;
  slider.setAttribute("aria-valuetext", length);
}

// The panel

function verdict(index) {
  const run = data.sentences[index].runs.findLast(([from]) => from <= budget);
  return data.verdicts[run[1]];
}

// Links "sentence #3".
function linked(text) {
  const parts = text.split(/(sentence #\d+)/);
  return parts.map((part) => {
    const found = /^sentence #(\d+)$/.exec(part);
    return found && sentences[found[1]] ? element("a", { href: `#s${found[1]}`, textContent: part }) : part;
  });
}

function bar(feature, part) {
  const fill = element("span", { className: part < 0 ? "minus" : "plus" });
  fill.style.inlineSize = `${(50 * Math.abs(part)) / unit}%`;
  const value = `${part < 0 ? "\u2212" : "+"}${Math.abs(part).toFixed(2)}`;
  const track = element("span", { className: "track", ariaHidden: "true" }, fill);
  return element("div", {}, element("dt", { textContent: feature }), element("dd", {}, value, track));
}

function showPanel(index) {
  const { reasons, parts, total } = data.sentences[index];
  const judged = verdict(index);
  const state = pinned ? "pinned" : "";
  byId("verdict").replaceChildren(
    element("p", {}, element("strong", { textContent: `#${index}` }), " ", ...linked(judged), " ",
      element("small", { textContent: state })),
    element("ul", {}, ...reasons.filter((reason) => reason !== judged).map((reason) => element("li", {}, ...linked(reason)))),
  );
  const bars = parts.flatMap((part, i) => (part === 0 ? [] : bar(data.features[i], part)));
  byId("parts").replaceChildren(
    ...(bars.length ? [element("p", { textContent: `Score ${total.toFixed(2)}` }), element("dl", {}, ...bars)] : []),
  );
  byId("close").hidden = false;
  document.body.classList.add("open");
  if (shown !== index) sentences[shown]?.removeAttribute("aria-current");
  sentences[index].setAttribute("aria-current", "true");
  shown = index;
}

function closePanel() {
  if (shown === null) return;
  sentences[shown].removeAttribute("aria-current");
  byId("verdict").replaceChildren();
  byId("parts").replaceChildren();
  byId("close").hidden = true;
  document.body.classList.remove("open");
  shown = null;
  pinned = false;
}

function pin(index) {
  const again = pinned && shown === index;
  pinned = !again;
  showPanel(index);
  // The panel may have covered it.
  sentences[index].scrollIntoView({ block: "nearest" });
}

function sentenceOf({ target }) {
  return target instanceof Element ? target.closest(".sentence") : null;
}

function listen(type, act) {
  byId("text").addEventListener(type, (event) => {
    const sentence = sentenceOf(event);
    if (sentence) act(Number(sentence.id.slice(1)), event);
  });
}

// Not "pointerover", which also tells of text that scrolls past a pointer at rest.
listen("pointermove", (index, { pointerType }) => {
  // A finger that scrolls is no question.
  if (pointerType === "mouse" && !pinned && shown !== index) showPanel(index);
});
listen("focusin", (index) => {
  if (!pinned) showPanel(index);
});
listen("click", (index) => {
  // Whoever selects text wants the text.
  if (getSelection().isCollapsed) pin(index);
});
listen("keydown", (index, event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  pin(index);
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") closePanel();
});
// What a link leads to is what the panel speaks of.
document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a[href^='#s']") : null;
  if (link) pinned = false;
});
byId("close").addEventListener("click", () => {
  const sentence = sentences[shown];
  closePanel();
  sentence.focus({ preventScroll: true });
  closePanel();
});

// The start

for (const sentence of sentences) {
  sentence.setAttribute("role", "button");
  sentence.setAttribute("aria-controls", "panel");
}
if (slider) {
  byId("control").hidden = false;
  showLength();
  slider.addEventListener("input", () => {
    budget = slider.valueAsNumber;
    showBudget();
  });
}
