"use strict";
// Copy buttons: copy, and say whether it worked. Where a browser forbids it (a page without
// https, a setting), the text is marked instead, so that the reader can copy it.
(() => {
  const words = document.currentScript.dataset;
  const status = document.createElement("span");
  status.className = "copy-status";
  status.setAttribute("role", "status");
  const mark = (text, button) => {
    const shown = button.parentElement.querySelector(".copy-text") ?? document.createElement("p");
    shown.className = "copy-text";
    shown.textContent = text;
    if (!shown.isConnected) button.after(shown);
    getSelection().selectAllChildren(shown);
  };
  addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    const source = document.getElementById(button.dataset.from) ?? button.previousElementSibling;
    const text = button.dataset.copy ?? source.textContent;
    button.after(status);
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = ` ${words.copied}`;
    } catch {
      if (button.dataset.copy === undefined) getSelection().selectAllChildren(source);
      else mark(text, button);
      status.textContent = ` ${words.marked}`;
    }
  });
})();
