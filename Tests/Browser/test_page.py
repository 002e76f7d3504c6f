"""The served page: keys, buttons and fields do what they say, and the database has it."""

import unittest

from looks import PageTest
from scene import Scene, Server


class ServedPage(PageTest):
    def setUp(self):
        super().setUp()
        self.scene = Scene()
        self.addCleanup(self.scene.close)
        self.server = Server(self.scene)
        self.addCleanup(self.stop)
        self.allowed = (self.server.origin,)
        self.show()

    def stop(self):
        self.check_noise()
        self.browser.open("about:blank")
        self.assertEqual(self.server.close(), 130, "Ctrl-C ends it as it ends every command")

    def show(self):
        self.browser.open("about:blank")
        self.browser.open(self.server.url)
        self.browser.wait("the first question", "return document.querySelector('#card table') !== null")

    def question(self):
        """The service's id of the row that is asked about."""
        return self.browser.run("""
            const head = document.querySelector("#card thead th").textContent;
            return head.match(/spotify:(\\w+)/)[1];""")

    def said(self, words):
        self.browser.wait(
            f'"{words}" is said', "return document.querySelector('.said').textContent.includes(arguments[0])", words)

    def answer(self, key, words):
        """Presses a key and waits for the next question; the row that was asked about."""
        row = self.question()
        self.browser.press(key)
        self.said(words)
        self.browser.wait("the next question", """
            return !document.querySelector("#card thead th").textContent.includes(`spotify:${arguments[0]} `)""", row)
        return row

    # Keys

    def test_keys_answer_and_take_back(self):
        before = self.scene.waiting()
        accepted = self.answer("a", "Accepted.")
        rejected = self.answer("r", "Rejected.")
        made = self.answer("n", "Made a new track.")
        skipped = self.answer("s", "Put off.")
        verdicts = self.scene.verdicts()
        self.assertEqual(
            {row: line["verdict"] for row, line in verdicts.items()},
            {accepted: "accept", rejected: "reject", made: "new_track", skipped: "skip"})
        self.assertIn("4 answered", self.browser.text("#place"))
        for row in (skipped, made, rejected):
            self.browser.press("u")
            self.browser.wait("the question again", """
                return document.querySelector("#card thead th").textContent.includes(`spotify:${arguments[0]} `)""", row)
        self.said("Taken back.")
        self.assertEqual(list(self.scene.verdicts()), [accepted])
        self.assertEqual(self.scene.waiting(), before - 1)

    def test_a_note_goes_with_the_next_answer_alone(self):
        self.browser.press("t")
        self.browser.type("#note", "by ear <b>")
        self.browser.press("Enter")
        noted = self.answer("a", "Accepted.")
        plain = self.answer("a", "Accepted.")
        verdicts = self.scene.verdicts()
        self.assertEqual(verdicts[noted]["note"], "by ear <b>")
        self.assertIsNone(verdicts[plain]["note"])

    def test_keys_type_in_fields_and_can_be_turned_off(self):
        self.browser.press("/")
        self.browser.press("a", "r", "n", "s")
        self.assertEqual(self.browser.run("return document.getElementById('words').value"), "arns")
        self.browser.press("Escape")
        self.browser.click("#filters [type=reset]")
        self.browser.click("#keys-on")
        self.browser.press("a", "r", "g")
        self.assertEqual(self.scene.verdicts(), {})
        self.assertIsNone(self.browser.run("return document.querySelector('dialog[open]')"))

    def test_the_keyboard_alone_reaches_everything(self):
        row = self.question()
        reached = []
        for _ in range(60):
            self.browser.press("Tab")
            reached.append(self.browser.run("return document.activeElement.textContent.trim()"))
            if reached[-1].endswith("Accept"):
                break
        self.assertTrue(reached[-1].endswith("Accept"), reached)
        self.browser.press("Enter")
        self.said("Accepted.")
        self.assertEqual(self.scene.verdicts()[row]["verdict"], "accept")

    # Buttons

    def test_buttons_answer(self):
        row = self.question()
        self.browser.click("#answers [data-verdict=reject]")
        self.said("Rejected.")
        self.browser.wait("another question", """
            return !document.querySelector("#card thead th").textContent.includes(`spotify:${arguments[0]} `)""", row)
        self.browser.click("#undo")
        self.said("Taken back.")
        self.assertEqual(self.scene.verdicts(), {})

    def test_why_opens_the_waterfall_and_stays_open(self):
        self.browser.press("w")
        self.assertTrue(self.browser.run("return document.querySelector('.waterfall').checkVisibility()"))
        self.answer("s", "Put off.")
        self.assertTrue(self.browser.run("return document.querySelector('.waterfall').checkVisibility()"))
        self.browser.click("#why")
        self.assertFalse(self.browser.run("return document.querySelector('.waterfall').checkVisibility()"))

    def test_another_track_by_digit_and_by_number(self):
        for keys in (["1"], None):
            row = self.question()
            self.browser.press("o")
            track = self.browser.wait(
                "candidates", "return document.querySelector('#other-part [data-track]')?.dataset.track")
            if keys:
                self.browser.press(*keys)
            else:
                self.browser.press("#")
                self.browser.type("#number", track)
                self.browser.press("Enter")
            self.said(f"Accepted as track {track}.")
            verdict = self.scene.verdicts()[row]
            self.assertEqual((verdict["verdict"], str(verdict["track"])), ("accept", track))
            self.browser.wait("another question", """
                return !document.querySelector("#card thead th").textContent.includes(`spotify:${arguments[0]} `)""", row)

    def test_a_group_in_one_stroke(self):
        before = self.scene.waiting()
        self.browser.press("g")
        self.browser.wait("the group", "return document.querySelector('#group-dialog[open] table') !== null")
        # Keys of single answers do nothing here.
        self.browser.press("a", "r", "z")
        self.assertEqual(self.scene.verdicts(), {})
        self.browser.press("R")
        self.said("pairs rejected. u takes them all back.")
        rejected = len(self.scene.verdicts())
        self.assertGreater(rejected, 1)
        self.assertEqual(self.scene.waiting(), before - rejected)
        self.browser.wait("the list anew", "return document.querySelector('#lines li') !== null")
        self.browser.press("u")
        self.said("taken back.")
        self.assertEqual(self.scene.waiting(), before)

    def test_groups_are_listed(self):
        self.browser.click("#groups summary")
        self.browser.wait("groups", "return document.querySelectorAll('#groups-list li').length > 1")
        self.browser.click("#groups-list li button")
        self.browser.wait("the group", "return document.querySelector('#group-dialog[open] table') !== null")
        self.browser.click("#group-dialog [data-close]")
        self.assertEqual(self.scene.verdicts(), {})

    # The list

    def test_leafing_and_narrowing(self):
        self.assertEqual(self.browser.run("return document.querySelectorAll('#lines li').length"), 50)
        self.browser.click("#page-after")
        self.browser.wait("page 2", "return document.getElementById('page-place').textContent === 'Page 2 of 2'")
        self.browser.press("/")
        self.browser.type("#words", "bjork")
        self.browser.wait("what was found", "return document.querySelectorAll('#lines li').length === 9")
        self.browser.wait("its place", "return document.getElementById('place').textContent.includes('1 of 9')")
        self.browser.type("#words", " zzz")
        self.browser.wait("nothing", "return document.getElementById('card').textContent.includes('No pair of this list')")
        self.browser.click("#filters [type=reset]")
        self.browser.wait("all again", "return document.querySelectorAll('#lines li').length === 50")
        self.browser.run("""
            const reason = document.getElementById("reason");
            reason.value = "version_conflict";
            reason.dispatchEvent(new Event("input", { bubbles: true }));""")
        self.browser.wait("fewer", "return !document.getElementById('place').textContent.includes('of 69')")

    def test_a_line_of_the_list_brings_its_question_up(self):
        self.browser.click("#lines li:nth-child(3) button")
        self.browser.wait(
            "its mark", "return document.querySelector('#lines li:nth-child(3) button[aria-current=true]') !== null")
        self.browser.press("j")
        self.browser.wait(
            "the next", "return document.querySelector('#lines li:nth-child(4) button[aria-current=true]') !== null")
        self.browser.press("k", )
        self.browser.wait(
            "the one before", "return document.querySelector('#lines li:nth-child(3) button[aria-current=true]') !== null")
        self.assertEqual(self.scene.verdicts(), {})

    # What goes wrong

    def test_somebody_else_was_quicker(self):
        self.expected = ("409",)
        row = self.question()
        self.scene.narada("review", "reject", f"spotify:{row}")
        self.browser.press("a")
        self.said("It waits no more")
        self.assertEqual(self.scene.verdicts()[row]["verdict"], "reject")

    def test_without_the_token_nothing_is_shown(self):
        self.expected = ("401",)
        self.browser.run("sessionStorage.clear()")
        self.browser.open("about:blank")
        self.browser.open(self.server.origin + "/")
        self.said("The token is")
        self.assertEqual(self.browser.run("return document.querySelectorAll('#lines li').length"), 0)

    def test_the_token_leaves_the_address(self):
        self.assertEqual(self.browser.run("return location.href"), self.server.origin + "/")

    def test_hostile_titles_are_text(self):
        self.browser.press("/")
        self.browser.type("#words", "odd")
        self.browser.wait("the odd ones", "return document.querySelectorAll('#lines li').length === 9")
        for _ in range(8):
            row = self.question()
            self.browser.run("return document.querySelector('#lines button').focus()")
            self.browser.press("j")
            self.browser.wait("the next", """
                return !document.querySelector("#card thead th").textContent.includes(`spotify:${arguments[0]} `)""", row)
        self.assertIn("<script>window.hacked=1</script>", self.browser.text("#lines"))
        self.assertIsNone(self.browser.run("return window.hacked ?? null"))
        self.assertEqual(self.browser.run("return document.querySelectorAll('#card img, #card script, #lines svg').length"), 0)
        self.assertEqual(self.browser.run("return document.documentElement.scrollWidth <= innerWidth"), True)

    # Looks

    def test_looks(self):
        self.check_looks("question", self.show)

        def why():
            self.show()
            self.browser.press("w")
        self.check_looks("why", why)

        def group():
            self.show()
            self.browser.press("g")
            self.browser.wait("the group", "return document.querySelector('#group-dialog[open] table') !== null")
        self.check_looks("group", group)

        def other():
            self.show()
            self.browser.press("o")
            self.browser.wait("candidates", "return document.querySelector('#other-part [data-track]') !== null")
        self.check_looks("other", other)

        def odd():
            self.show()
            self.browser.press("/")
            self.browser.type("#words", "odd")
            self.browser.wait("the odd ones", "return document.querySelectorAll('#lines li').length === 9")
        self.check_looks("hostile", odd)


if __name__ == "__main__":
    unittest.main()
