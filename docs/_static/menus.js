"use strict";
// The theme opens its menus by hidden check boxes, out of reach of the keyboard: their labels
// become buttons. Without this script the style sheet shows the boxes instead.
// The switch of language keeps the place on the page, and the scenario of the what-if page.
(() => {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    link.addEventListener("click", () => { link.hash = location.hash; });
  }
  // A table that is wider than its place can be scrolled by keyboard; others are no tab stop.
  const reach = ([box, wide]) => {
    if (wide === box.hasAttribute("tabindex")) return;
    const heading = box.closest("section")?.querySelector("h1, h2, h3");
    const given = { tabindex: "0", role: "group", "aria-label": heading?.firstChild?.textContent ?? document.title };
    for (const [name, value] of Object.entries(given)) wide ? box.setAttribute(name, value) : box.removeAttribute(name);
  };
  // All are measured before any is changed, so that the page is laid out once.
  const watch = new ResizeObserver((entries) => {
    entries.map(({ target }) => [target, target.scrollWidth > target.clientWidth + 1]).forEach(reach);
  });
  for (const box of document.querySelectorAll(".table-wrapper")) watch.observe(box);
  for (const label of document.querySelectorAll("label.nav-overlay-icon, label.toc-overlay-icon")) {
    const box = document.getElementById(label.htmlFor);
    const menu = document.querySelector(box.id === "__toc" ? ".toc-drawer" : ".sidebar-drawer");
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("aria-label", box.getAttribute("aria-label"));
    button.setAttribute("aria-expanded", "false");
    button.append(...label.childNodes);
    label.replaceWith(button);
    box.addEventListener("change", () => button.setAttribute("aria-expanded", String(box.checked)));
    const turn = (open) => {
      box.checked = open;
      box.dispatchEvent(new Event("change"));
    };
    button.addEventListener("click", () => {
      turn(!box.checked);
      if (box.checked) menu.querySelector("a[href], input")?.focus();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked || !button.checkVisibility()) return;
      turn(false);
      button.focus();
    });
    menu.addEventListener("click", (event) => { if (event.target.closest("a")) turn(false); });
  }
})();
