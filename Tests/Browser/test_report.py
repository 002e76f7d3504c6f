"""The HTML report as a file: opens offline, asks nobody, can be searched, and looks right."""

import unittest

from looks import PageTest
from scene import Scene


class WrittenReport(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scene = Scene(songs=30)
        cls.addClassCleanup(cls.scene.close)
        # Some pairs stand, so that the report has more to say than what waits.
        cls.scene.narada("review", "accept", "spotify:s1", "spotify:s2", "--note", "by ear")
        cls.scene.narada("review", "reject", "spotify:s4")
        cls.file = cls.scene.folder / "report.html"
        cls.file.write_text(cls.scene.narada("review", "report", "--format", "html"), encoding="utf-8")
        cls.address = cls.file.as_uri()
        cls.allowed = (cls.address,)

    def setUp(self):
        super().setUp()
        self.show()
        self.addCleanup(self.check_noise)

    def show(self):
        self.browser.open(self.address)
        self.browser.wait("the report", "return document.querySelector('main') !== null")

    def test_hostile_titles_are_text(self):
        self.assertIn("<script>window.hacked=1</script>", self.browser.text("main"))
        self.assertIsNone(self.browser.run("return window.hacked ?? null"))

    def test_every_button_can_be_pressed(self):
        count = self.browser.run("return document.querySelectorAll('button, summary').length")
        self.assertGreater(count, 0)
        # A report may hold thousands of items: the first of each kind stand for the others.
        self.browser.run("""
            for (const one of [...document.querySelectorAll("button, summary")].slice(0, 60)) one.click();""")
        self.assertIsNone(self.browser.run("return window.hacked ?? null"))

    def test_searching_narrows_the_items(self):
        shown = """return [...document.querySelectorAll("main details, main article, main tbody tr, main li")]
            .filter((one) => one.checkVisibility()).length"""
        before = self.browser.run(shown)
        self.browser.type("input[type=search]", "zzzz nothing has this")
        self.browser.wait("fewer items", f"return (() => {{ {shown} }})() < arguments[0]", before)

    def test_looks(self):
        self.check_looks("report", self.show)

        def opened():
            self.show()
            self.browser.run("for (const one of [...document.querySelectorAll('details')].slice(0, 8)) one.open = true")
        self.check_looks("report-opened", opened)


if __name__ == "__main__":
    unittest.main()
