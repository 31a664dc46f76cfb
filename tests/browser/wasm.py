#!/usr/bin/env python3
"""Tests the page that `wasm/build` writes, abrege.html, in headless Chromium, as run.py does.

    python3 tests/browser/wasm.py abrege.html [--screenshots DIR]
"""

import argparse
import pathlib
import sys
import tempfile
import time

from run import CONTRAST, LOW_CONTRAST, ROOT, Driver, Failed, Test

ARTICLES = {language: ROOT / "examples" / "articles" / language for language in ("en", "fr")}


class PageTest(Test):
    def run(self):
        self.driver.log("browser")
        self.driver.log("performance")
        for where in ("desktop light", "desktop dark", "phone light", "phone dark"):
            self.where = where
            self.open(*where.split())
            self.check_article("en", "English")
            self.check_article("fr", "French")
            self.check_messages()
            self.equal(self.driver.script(LOW_CONTRAST, CONTRAST), [], "every text is readable")
            self.check_overflow()
        self.where = "whole run"
        self.check_quiet()

    def paste(self, text):
        self.driver.script(
            "const it = document.getElementById('text'); it.value = arguments[0];"
            "it.dispatchEvent(new Event('input', { bubbles: true }))", text)

    def items(self):
        return self.driver.script("return [...document.querySelectorAll('#summary li')].map((it) => it.textContent)")

    def wait_for(self, script, message):
        deadline = time.monotonic() + 10
        while not self.driver.script(script):
            if time.monotonic() > deadline:
                self.check(False, message)
                return
            time.sleep(0.02)
        self.check(True, message)

    def check_article(self, language, name):
        # An emoji takes four bytes, two units of JavaScript and one character.
        text = "\N{NEWSPAPER} \N{NEWSPAPER}\n\n" + sorted(ARTICLES[language].glob("*.txt"))[0].read_text("utf-8")
        self.paste(text)
        self.wait_for(f"return document.getElementById('about').textContent.startsWith('Language: {name}')",
                      f"the language is {name}")
        items = self.items()
        self.equal(len(items), 3, "three sentences at first")
        selected = self.driver.script(
            "document.querySelector('#summary li:last-child button').click();"
            "const it = document.getElementById('text');"
            "return it.value.slice(it.selectionStart, it.selectionEnd)")
        self.equal(selected, items[-1], "a click selects the passage")
        self.equal(self.driver.script("return document.getElementById('summary').lang"), language, "the list's language")
        self.check(self.driver.script("return document.getElementById('text').scrollTop > 0"), "the passage is scrolled to")
        self.shoot(language)

    def check_messages(self):
        self.paste("Der Stadtrat hat am Montag getagt. Er hat den Haushalt beschlossen, der die Steuern senkt.")
        self.wait_for("return document.getElementById('error').textContent.includes('German')", "German is refused")
        self.equal(self.items(), [], "no summary of German")
        self.shoot("error")
        self.paste("")
        self.wait_for("return document.getElementById('error').hidden", "the message goes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        driver = Driver(pathlib.Path(folder))
        test = PageTest(driver, arguments.page.resolve(), arguments.screenshots)
        try:
            test.run()
        except Failed as error:
            test.check(False, f"the test broke off: {error}")
        finally:
            driver.close()
    print(f"{test.page.name}: {test.checks} checks, {len(test.failures)} failed")
    for failure in test.failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return int(bool(test.failures))


if __name__ == "__main__":
    sys.exit(main())
