"""A headless Chromium, driven through chromedriver's WebDriver protocol with nothing but Python's standard library."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Shift": "\ue008", "Null": "\ue000"}


class BrowserError(Exception):
    """What chromedriver says it could not do."""


def missing():
    """The programs that are not here, as Debian calls their packages."""
    wanted = {"chromium": "chromium", "chromedriver": "chromium-driver"}
    return [package for program, package in wanted.items() if shutil.which(program) is None]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    """One browser with one tab; `close` ends it and its driver."""

    def __init__(self):
        self.port = free_port()
        self.profile = tempfile.mkdtemp(prefix="narada-browser-")
        self.driver = subprocess.Popen(
            ["chromedriver", f"--port={self.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": self.profile})
        try:
            self._wait_for_driver()
            self.session = self._start()
        except BaseException:
            self.close()
            raise

    def _wait_for_driver(self):
        deadline = time.monotonic() + 20
        while True:
            try:
                if self._call("GET", "/status")["ready"]:
                    return
            except (OSError, BrowserError):
                pass
            if time.monotonic() > deadline:
                raise BrowserError("chromedriver does not answer")
            time.sleep(0.05)

    def _start(self):
        arguments = [
            "--headless=new", f"--user-data-dir={self.profile}/profile", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-default-apps", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB",
        ]
        # Chromium's sandbox does not work for root; the pages are our own.
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        wanted = {
            "browserName": "chrome",
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "goog:chromeOptions": {"args": arguments, "perfLoggingPrefs": {"enableNetwork": True, "enablePage": False}},
        }
        answer = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        return answer["sessionId"]

    def close(self):
        if getattr(self, "session", None):
            try:
                self._call("DELETE", f"/session/{self.session}")
            except (OSError, BrowserError):
                pass
        self.driver.terminate()
        try:
            self.driver.wait(10)
        except subprocess.TimeoutExpired:
            self.driver.kill()
            self.driver.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def _call(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else (b"{}" if method == "POST" else None)
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data, {"Content-Type": "application/json"}, method=method)
        # No proxy of the environment stands between this machine and itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise BrowserError(f'{value["error"]}: {value["message"].splitlines()[0]}') from None

    def _session(self, method, path, body=None):
        return self._call(method, f"/session/{self.session}{path}", body)

    # What a person does

    def open(self, url):
        self._session("POST", "/url", {"url": url})

    def element(self, selector):
        found = self._session("POST", "/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def click(self, selector):
        self._session("POST", f"/element/{self.element(selector)}/click")

    def type(self, selector, text):
        self._session("POST", f"/element/{self.element(selector)}/value", {"text": text})

    def press(self, *keys):
        """Presses keys one after the other, wherever the focus is."""
        actions = []
        for key in keys:
            value = KEYS.get(key, key)
            actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self._session("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    # What a person sees

    def run(self, script, *arguments):
        """What the body of a function returns; a promise is waited for."""
        return self._session("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.textContent ?? null", selector)

    def wait(self, what, script, *arguments, seconds=15):
        """Waits until the function's body returns something true, and returns it."""
        deadline = time.monotonic() + seconds
        while True:
            value = self.run(script, *arguments)
            if value:
                return value
            if time.monotonic() > deadline:
                raise AssertionError(f"{what}: not within {seconds} s; the page shows: {self.run('return document.body.innerText')[:2000]}")
            time.sleep(0.03)

    def screenshot(self, path):
        size = self.run("return [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
        clip = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 4000), "scale": 1}
        shot = self.cdp("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    # What surrounds the page

    def cdp(self, command, parameters=None):
        return self._session("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters or {}})

    def resize(self, width, height=900):
        self.cdp("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def scheme(self, name):
        """`light` or `dark`, as the person's system has it."""
        self.cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]})

    def console(self):
        """What the console has said since it was last asked: errors and warnings."""
        entries = self._session("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        """The addresses that were asked for since this was last asked."""
        entries = self._session("POST", "/se/log", {"type": "performance"})
        messages = [json.loads(entry["message"])["message"] for entry in entries]
        return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
