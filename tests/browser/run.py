#!/usr/bin/env python3
"""Tests the page that `abrege view` writes in headless Chromium, through chromedriver; needs no Python package.

    python3 tests/browser/run.py [PAGE.html ...] [--screenshots DIR] [--require]

Without a page, it makes two of the sample articles with `target/release/abrege`. Without a browser or a page it says so
and succeeds, unless `--require` is given.
"""

import argparse
import base64
import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from html.parser import HTMLParser

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target" / "release" / "abrege"
SAMPLES = ["examples/articles/en/web-page.txt", "examples/articles/fr/page-web.txt"]
SIZES = {"desktop": (1280, 900, False), "phone": (390, 844, True)}
NARROW = 360
TAB, ENTER, ESCAPE, SPACE, RIGHT = "\ue004", "\ue007", "\ue00c", " ", "\ue014"
# The key that W3C names an element by.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
# The least contrast of text and its background in WCAG 2, level AA.
CONTRAST = 4.5

# Returns the texts whose contrast with the colours behind them is below a limit.
LOW_CONTRAST = r"""
const limit = arguments[0];
const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const paint = (colors) => {
  context.clearRect(0, 0, 1, 1);
  for (const color of colors) { context.fillStyle = color; context.fillRect(0, 0, 1, 1); }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (colors, ink) => {
  const [a, b] = [luminance(paint(colors)), luminance(paint([...colors, ink]))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const low = [];
const check = (element, pseudo) => {
  const colors = [];
  for (let at = element; at; at = at.parentElement) colors.unshift(getComputedStyle(at).backgroundColor);
  const style = getComputedStyle(element, pseudo);
  if (pseudo) colors.push(style.backgroundColor);
  const found = contrast(colors, style.color);
  if (found < limit) low.push(`${found.toFixed(2)} ${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`);
};
for (const element of document.body.querySelectorAll("*:not(script)")) {
  const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (hasText && element.checkVisibility()) check(element);
  if (element.dataset.number) check(element, "::before");
}
return low;
"""


class Failed(Exception):
    """A command that the driver refused."""


class Driver:
    """A session of chromedriver, over HTTP."""

    def __init__(self, folder):
        program = shutil.which("chromedriver")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        log = open(folder / "chromedriver.log", "w", encoding="utf-8")
        self.process = subprocess.Popen([program, f"--port={port}"], stdout=log, stderr=log)
        log.close()
        self.session = ""
        try:
            self.wait()
            self.start(folder)
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise

    def wait(self):
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.address + "/status", timeout=5).close()
                return
            time.sleep(0.1)
        raise Failed("chromedriver does not answer")

    def start(self, folder):
        arguments = [
            # The page is our own and loads nothing; a container has no sandbox for root.
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
            "--no-first-run", "--disable-background-networking", "--force-prefers-reduced-motion",
            f"--user-data-dir={folder / 'profile'}",
        ]
        options = {"args": arguments, "binary": browser()}
        capabilities = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = f"/session/{made['sessionId']}"

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + self.session + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failed(f"{path}: {json.load(error)['value']['message'].splitlines()[0]}") from error

    def close(self):
        with contextlib.suppress(Failed, OSError):
            self.call("DELETE", "")
        self.process.terminate()
        self.process.wait()

    def script(self, text, *arguments):
        return self.call("POST", "/execute/sync", {"script": text, "args": list(arguments)})

    def devtools(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def keys(self, *keys):
        """Presses keys one after another."""
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": steps})

    def point(self, element, kind, *steps):
        """Moves a pointer to an element's first line, and presses it if steps say so."""
        x, y = self.script(
            "const [box] = arguments[0].getClientRects();"
            "return [Math.round(box.left + Math.min(box.width / 2, 40)), Math.round(box.top + box.height / 2)];", element)
        actions = [{"type": "pointerMove", "duration": 0, "x": x, "y": y, "origin": "viewport"}]
        actions += [{"type": step, "button": 0} for step in steps]
        self.act({"type": "pointer", "id": kind, "parameters": {"pointerType": kind}, "actions": actions})

    def act(self, source):
        self.call("POST", "/actions", {"actions": [source]})
        self.call("DELETE", "/actions")

    def screenshot(self, path):
        path.write_bytes(base64.b64decode(self.call("GET", "/screenshot")))


class Source(HTMLParser):
    """What a reader without scripts gets."""

    def __init__(self, text):
        super().__init__()
        self.names, self.targets = [], []
        self.ids, self.marked, self.linked = [], [], []
        self.where = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.where = attrs.get("id", self.where)
        if "id" in attrs:
            self.names.append(attrs["id"])
        if tag == "a":
            self.targets.append(attrs["href"].removeprefix("#"))
        if "sentence" in (attrs.get("class") or "").split():
            self.ids.append(attrs["id"])
            if "data-number" in attrs:
                self.marked.append((int(attrs["data-number"]), attrs["id"]))
        if tag == "a" and self.where == "summary":
            self.linked.append(attrs["href"].removeprefix("#"))


class Test:
    """The checks of one page."""

    def __init__(self, driver, page, screenshots):
        self.driver, self.page, self.screenshots = driver, page, screenshots
        self.where, self.failures, self.checks = "source", [], 0

    def check(self, holds, message):
        self.checks += 1
        if not holds:
            self.failures.append(f"{self.page.name}, {self.where}: {message}")

    def equal(self, found, expected, message):
        self.check(found == expected, f"{message}: found {found!r}, expected {expected!r}")

    def shoot(self, name):
        if self.screenshots:
            self.driver.screenshot(self.screenshots / f"{self.page.stem}-{self.where.replace(' ', '-')}-{name}.png")

    def run(self):
        source = Source(self.page.read_text(encoding="utf-8"))
        self.equal(len(set(source.ids)), len(source.ids), "every sentence has an id of its own")
        self.check(set(source.targets) <= set(source.names), "every link leads somewhere")
        if "budget" in source.names:
            self.equal([name for _, name in sorted(source.marked)], source.linked,
                       "the summary is marked without a script")
        # What the browser did before.
        self.driver.log("browser")
        self.driver.log("performance")
        for size in SIZES:
            for scheme in ("light", "dark"):
                self.where = f"{size} {scheme}"
                self.open(size, scheme)
                self.check_page(source)
        self.where = "whole run"
        self.check_quiet()
        self.where = "desktop without scripts"
        self.check_without_scripts(source)

    def open(self, size, scheme):
        width, height, mobile = SIZES[size]
        self.resize(width, height, mobile)
        self.driver.devtools("Emulation.setTouchEmulationEnabled", enabled=mobile, maxTouchPoints=5 if mobile else 1)
        features = [{"name": "prefers-color-scheme", "value": scheme},
                    {"name": "prefers-reduced-motion", "value": "reduce"}]
        self.driver.devtools("Emulation.setEmulatedMedia", features=features)
        self.driver.call("POST", "/url", {"url": self.page.as_uri()})

    def resize(self, width, height, mobile):
        self.driver.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, mobile=mobile,
                             deviceScaleFactor=2 if mobile else 1)

    def check_page(self, source):
        self.shoot("top")
        self.check_overflow()
        self.equal(self.driver.script("return document.querySelectorAll('.sentence').length"), len(source.ids),
                   "all sentences are there")
        self.check(self.driver.script("return document.documentElement.lang"), "the page names its language")
        self.equal(self.driver.script(LOW_CONTRAST, CONTRAST), [], "every text is readable")
        # A digest and an article without sentences have no slider.
        if not self.driver.script("return !!document.getElementById('budget')"):
            return
        self.check_slider()
        self.check_keyboard()
        self.check_pointer()
        self.equal(self.driver.script(LOW_CONTRAST, CONTRAST), [], "every text is readable beside the panel")
        self.check_overflow()

    def check_overflow(self):
        width, height, mobile = SIZES[self.where.split()[0]]
        for narrow in {width, NARROW} if mobile else {width}:
            self.resize(narrow, height, mobile)
            wide, seen = self.driver.script(
                "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            self.check(wide <= seen, f"scrolls sideways: {wide} px on a screen of {seen} px")
        self.resize(width, height, mobile)

    def marked(self):
        return self.driver.script(
            "return [...document.querySelectorAll('[data-number]')]"
            ".map(({ dataset, id }) => [Number(dataset.number), Number(id.slice(1))]).sort((a, b) => a[0] - b[0])")

    def check_slider(self):
        stored = self.driver.script("return JSON.parse(document.getElementById('data').textContent)")
        quotes, budgets = stored["quotes"], stored["budgets"]
        most = int(self.driver.script("return document.getElementById('budget').max"))
        self.equal(most, len(budgets) - 1, "the slider ends at the last budget")
        self.check_budget(budgets[0], quotes)
        # The key moves the slider for real; the rest is set, as a drag does.
        before = self.driver.script("const it = document.getElementById('budget'); it.focus(); return +it.value")
        self.driver.keys(RIGHT)
        after = self.driver.script("return +document.getElementById('budget').value")
        self.equal(after, min(before + 1, most), "an arrow key moves the slider by one")
        if after != before:
            self.check_budget(budgets[after], quotes)
            self.shoot("slider")
        for budget in range(most, 0, -1):
            self.driver.script(
                "const it = document.getElementById('budget'); it.value = arguments[0];"
                "it.dispatchEvent(new Event('input', { bubbles: true }))", budget)
            self.check_budget(budgets[budget], quotes)
            self.check_verdicts(stored, budget)

    def check_budget(self, chosen, quotes):
        expected = [[i + 1, quotes[quote]["sentence"]] for i, quote in enumerate(chosen)]
        self.equal(self.marked(), expected, "the marked sentences are the stored ones")
        listed = self.driver.script("return [...document.querySelectorAll('#summary > li')].map((it) => it.textContent)")
        self.equal(listed, [quotes[quote]["text"] for quote in chosen], "the summary is the stored one")

    def check_verdicts(self, stored, budget):
        """The verdicts of the chosen sentences say so, and no other does."""
        says = [stored["verdicts"][[text for first, text in sentence["runs"] if first <= budget][-1]]
                for sentence in stored["sentences"]]
        chosen = sorted(stored["quotes"][quote]["sentence"] for quote in stored["budgets"][budget])
        self.equal([i for i, text in enumerate(says) if text == "is in the summary"], chosen, "verdicts and summary agree")

    def focus(self):
        return self.driver.script("return document.activeElement.id")

    def panel(self):
        return self.driver.script("return document.getElementById('verdict').textContent")

    def check_keyboard(self):
        self.driver.call("POST", "/refresh", {})
        self.driver.keys(TAB)
        self.equal(self.focus(), "budget", "Tab reaches the slider first")
        for _ in range(60):
            self.driver.keys(TAB)
            if self.focus() == "s0":
                break
        self.equal(self.focus(), "s0", "Tab reaches the first sentence")
        self.check(self.panel().startswith("#0 "), f"the panel speaks of the focus: {self.panel()!r}")
        self.driver.keys(TAB)
        self.equal(self.focus(), "s1", "Tab reaches the next sentence")
        self.check(self.panel().startswith("#1 "), f"the panel follows the focus: {self.panel()!r}")
        outline = self.driver.script("const s = getComputedStyle(document.activeElement);"
                                     "return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2")
        self.check(outline, "the focus is visible")
        self.check_clear("the focus")
        for key, name in ((ENTER, "Enter"), (SPACE, "Space")):
            self.driver.keys(key)
            self.driver.keys(TAB)
            self.check(self.panel().startswith("#1 "), f"{name} pins the panel: {self.panel()!r}")
            self.driver.keys(ESCAPE)
            self.equal(self.panel(), "", "Escape closes the panel")
            self.driver.script("document.getElementById('s1').focus()")

    def check_clear(self, what):
        clear = self.driver.script(
            "const box = (id) => document.getElementById(id).getBoundingClientRect();"
            "const it = document.querySelector('[aria-current]').getBoundingClientRect();"
            "return it.top >= box('control').bottom - 1 && it.bottom <= box('panel').top + 1")
        self.check(clear, f"{what} is neither under the panel nor under the slider")

    def check_pointer(self):
        """Points at the best sentence of the summary, which has a score."""
        self.driver.keys(ESCAPE)
        target = self.driver.script(
            "const it = document.querySelector('#text [data-number]'); document.activeElement.blur();"
            "it.scrollIntoView({ block: 'center', behavior: 'instant' }); return it")
        index = self.driver.script("return arguments[0].id.slice(1)", target)
        mobile = SIZES[self.where.split()[0]][2]
        if not mobile:
            self.driver.point(target, "mouse")
            self.check(self.panel().startswith(f"#{index} "), f"the panel shows on hover: {self.panel()!r}")
            self.driver.point(target, "mouse", "pointerDown", "pointerUp")
        else:
            self.driver.point(target, "touch", "pointerDown", "pointerUp")
        self.check(self.panel().startswith(f"#{index} is in the summary"), f"a tap shows the panel: {self.panel()!r}")
        self.check("pinned" in self.panel(), "a tap pins the panel")
        self.check_clear("what was tapped")
        bars = self.driver.script(
            "return [...document.querySelectorAll('#parts dd')].map((it) => [it.textContent,"
            "it.querySelector('.track > *').className, it.querySelector('.track > *').getBoundingClientRect().width])")
        self.check(bars, "the panel shows the parts of the score")
        for text, name, width in bars:
            self.equal(name, "plus" if text.startswith("+") else "minus", f"the bar of {text} has its sign")
            self.check(width >= 1, f"the bar of {text} is visible")
        self.shoot("panel")

        self.check_links(target, index)

    def check_links(self, target, index):
        close = self.driver.script("return document.getElementById('close')")
        self.driver.point(close, "mouse", "pointerDown", "pointerUp")
        self.equal(self.panel(), "", "the button closes the panel")
        link = self.driver.script("scrollTo(0, 0); return document.querySelector('#summary a')")
        self.driver.point(link, "mouse", "pointerDown", "pointerUp")
        self.equal(self.focus(), f"s{index}", "an item of the summary leads to its sentence")
        self.check(self.panel().startswith(f"#{index} "), f"the panel speaks of it: {self.panel()!r}")
        self.check(self.driver.script(
            "const { top, bottom } = arguments[0].getBoundingClientRect(); return top >= 0 && bottom <= innerHeight",
            target), "it is on the screen")

    def check_without_scripts(self, source):
        self.driver.devtools("Emulation.setScriptExecutionDisabled", value=True)
        self.open("desktop", "light")
        found = self.driver.script(
            "const control = document.getElementById('control');"
            "return [control?.checkVisibility() ?? false, document.querySelectorAll('[data-number]').length]")
        self.equal(found, [False, len(source.marked)], "no slider, but the marks")
        self.shoot("top")
        self.driver.devtools("Emulation.setScriptExecutionDisabled", value=False)

    def check_quiet(self):
        errors = [entry["message"] for entry in self.driver.log("browser")]
        self.equal(errors, [], "the console has no message")
        requests = []
        for entry in self.driver.log("performance"):
            message = json.loads(entry["message"])["message"]
            # The browser's own pages, such as that of a new tab, load much.
            if message["method"] == "Network.requestWillBeSent" and not message["params"]["documentURL"].startswith("chrome"):
                requests.append(message["params"]["request"]["url"].partition("#")[0])
        self.equal(sorted(set(requests)), [self.page.as_uri()], "the page loads nothing but itself")


def browser():
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def make_pages(folder):
    """Writes pages of sample articles."""
    pages = []
    for sample in SAMPLES:
        page = folder / (pathlib.Path(sample).stem + ".html")
        with page.open("wb") as out:
            subprocess.run([PROGRAM, "view", sample], cwd=ROOT, check=True, stdout=out)
        pages.append(page)
    return pages


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", type=pathlib.Path, help="pages that `abrege view` wrote")
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="DIR", help="where to save screenshots")
    parser.add_argument("--require", action="store_true", help="fail without a browser or a page")
    arguments = parser.parse_args()
    missing = None
    if not (browser() and shutil.which("chromedriver")):
        missing = "no Chromium with chromedriver on the path"
    elif not arguments.pages and not PROGRAM.exists():
        missing = f"no page given, and no {PROGRAM.relative_to(ROOT)} to make one"
    if missing:
        print(f"skipped: {missing}")
        return int(arguments.require)
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    failures = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        folder = pathlib.Path(folder)
        pages = [page.resolve() for page in arguments.pages] or make_pages(folder)
        driver = Driver(folder)
        try:
            for page in pages:
                test = Test(driver, page, arguments.screenshots)
                try:
                    test.run()
                except Failed as error:
                    test.check(False, f"the test broke off: {error}")
                print(f"{page.name}: {test.checks} checks, {len(test.failures)} failed")
                failures += test.failures
        finally:
            driver.close()
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
