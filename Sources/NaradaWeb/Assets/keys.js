// Single keys press the button that is marked with them: what a key does, a finger, a mouse and a screen reader can do too.
//
//   data-keys="a y"    keys that press the button
//   data-focus="t"     the key that goes into the field
//   data-repeats       holding the key down presses again; any other key counts once, so that nobody accepts in their sleep

const fields = "input:not([type=checkbox]), textarea, select";

function isSeen(element) {
  return element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0;
}

/** Begins to listen; `isOn` says whether single keys are wanted. */
export function listen(isOn) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const dialog = document.querySelector("dialog[open]");
    if (event.target.closest?.(fields)) {
      // In a dialog Escape closes it, as everywhere; elsewhere it leaves the field.
      if (event.key === "Escape" && !dialog) event.target.blur();
      return;
    }
    if (!isOn()) return;
    // While a dialog is open, the rest of the page hears nothing.
    const scope = dialog ?? document;
    const field = [...scope.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === event.key);
    if (field && isSeen(field)) {
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    const button = [...scope.querySelectorAll("[data-keys]")].find(
      (one) => one.dataset.keys.split(" ").includes(event.key) && !one.disabled && isSeen(one));
    if (!button) return;
    event.preventDefault();
    if (!event.repeat || "repeats" in button.dataset) button.click();
  });
}
