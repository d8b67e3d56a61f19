"use strict";
// Opens the card of a number, source, term or note: a glance under a resting mouse, to stay on
// click, tap or Enter. Esc closes it. No markup is ever made from text.
(() => {
  // Without popovers (before 2024) the links lead to the entries.
  if (!HTMLElement.prototype.showPopover) return;
  const cards = new Map([...document.querySelectorAll(".card[data-for]")].map((c) => [c.dataset.for, c]));
  let open = null, pinned = false, timer = 0, resting = null;

  // By the last line of the link, so that a number that wraps is not covered; on a phone the card
  // stands at the foot of the window (see the style sheet), and the page moves if it hides the link.
  const place = (link, card) => {
    const at = [...link.getClientRects()].at(-1), size = card.getBoundingClientRect();
    if (getComputedStyle(card).position === "fixed") {
      const hidden = at.bottom + 16 - size.top;
      if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
      return;
    }
    const below = innerHeight - at.bottom - 16, above = at.top - 16;
    const down = size.height <= below || below >= above;
    card.style.maxHeight = `${Math.max(120, down ? below : above)}px`;
    const height = Math.min(size.height, Math.max(120, down ? below : above));
    card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8)) + scrollX}px`;
    card.style.top = `${(down ? at.bottom + 6 : at.top - height - 6) + scrollY}px`;
  };
  const close = () => {
    clearTimeout(timer);
    if (open?.card.matches(":popover-open")) open.card.hidePopover();
  };
  const show = (link, card, pin) => {
    clearTimeout(timer);
    if (!card.matches(":popover-open")) { close(); card.showPopover(); }  // a click may just have dismissed it
    open = { link, card };
    place(link, card);
    pinned = pin || pinned;
    if (pin) { card.tabIndex = -1; card.focus({ preventScroll: true }); }
  };
  const later = () => { clearTimeout(timer); resting = null; if (!pinned) timer = setTimeout(close, 250); };
  // A mouse that only passes opens nothing: it must rest on the link. A trembling hand rests; and
  // browsers report a move of the mouse, too, when only the page below it was laid out anew.
  const soon = (link, card, { clientX, clientY }) => {
    if (resting?.link === link && Math.hypot(clientX - resting.x, clientY - resting.y) < 4) return;
    clearTimeout(timer);
    resting = { link, x: clientX, y: clientY };
    timer = setTimeout(() => { resting = null; show(link, card, false); }, 350);
  };
  const back = () => { const { link } = open; close(); link.focus(); };

  for (const card of cards.values()) {
    card.addEventListener("mouseenter", () => clearTimeout(timer));
    card.addEventListener("mouseleave", later);
    card.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && open?.card === card) { open = null; pinned = false; }
    });
    card.addEventListener("keydown", (event) => {
      const stops = [...card.querySelectorAll("a[href], button, summary")].filter((e) => e.checkVisibility());
      const edge = event.shiftKey ? [card, stops[0]] : [stops.at(-1) ?? card];
      if (event.key === "Escape" || (event.key === "Tab" && edge.includes(document.activeElement))) {
        event.preventDefault();
        back();
      }
    });
  }
  for (const link of document.querySelectorAll("article a[href*='#']")) {
    const card = cards.get(link.getAttribute("href"));
    if (!card || link.closest(".card")) continue;
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("mousemove", (event) => { if (open?.link !== link) soon(link, card, event); });
    link.addEventListener("mouseleave", later);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show(link, card, true);
    });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
