"""What the tests of both pages share: every width and scheme, screenshots, and a browser that made no noise."""

import os
import pathlib
import unittest

import accessibility
from driver import Browser

WIDTHS = (360, 1400)
SCHEMES = ("light", "dark")


class PageTest(unittest.TestCase):
    """A test in a browser: at its end the console has said nothing, and nobody else was asked for anything."""

    #: Beginnings of the addresses that may be asked for.
    allowed = ()
    #: Messages of the console that a test provokes, such as a refusal that the browser reports.
    expected = ()

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)
        # The browser's own first page asks for things of its own.
        cls.browser.open("about:blank")
        cls.browser.console()
        cls.browser.requests()

    def setUp(self):
        self.expected = ()
        self.browser.resize(1400)
        self.browser.scheme("light")

    def check_noise(self):
        noise = [line for line in self.browser.console() if not any(known in line for known in self.expected)]
        self.assertEqual(noise, [], "the console is silent")
        inside = ("about:", "chrome:", "data:", *self.allowed)
        outside = [url for url in self.browser.requests() if not url.startswith(inside)]
        self.assertEqual(outside, [], "nobody else is asked for anything")

    def check_looks(self, name, prepare=lambda: None):
        """Looks at the page in every width and scheme."""
        for width in WIDTHS:
            for scheme in SCHEMES:
                with self.subTest(page=name, width=width, scheme=scheme):
                    self.browser.resize(width)
                    self.browser.scheme(scheme)
                    prepare()
                    self.screenshot(f"{name}-{width}-{scheme}")
                    self.assertEqual(accessibility.problems(self.browser), [])

    def screenshot(self, name):
        folder = os.environ.get("NARADA_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.browser.screenshot(f"{folder}/{name}.png")
