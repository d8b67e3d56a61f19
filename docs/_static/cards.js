"use strict";
// Opens the card of a number, source, term or note: a glance on hover or focus, to stay on
// click, tap or Enter. Esc closes it. No markup is ever made from text.
(() => {
  const cards = new Map([...document.querySelectorAll(".card[data-for]")].map((c) => [c.dataset.for, c]));
  let open = null, pinned = false, quiet = false, timer = 0;

  const place = (link, card) => {
    const at = link.getClientRects()[0], size = card.getBoundingClientRect();
    const fits = at.bottom + size.height + 8 < innerHeight || at.top < size.height + 8;
    card.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8)) + scrollX}px`;
    card.style.top = `${(fits ? at.bottom + 6 : at.top - size.height - 6) + scrollY}px`;
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
  const later = () => { clearTimeout(timer); if (!pinned) timer = setTimeout(close, 250); };
  const soon = (link, card) => { clearTimeout(timer); timer = setTimeout(() => show(link, card, false), 150); };
  const back = () => { const { link } = open; quiet = true; close(); link.focus(); quiet = false; };

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
    link.addEventListener("mouseenter", () => soon(link, card));
    link.addEventListener("mouseleave", later);
    link.addEventListener("focus", () => { if (!quiet && link.matches(":focus-visible")) show(link, card, false); });
    link.addEventListener("blur", later);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show(link, card, true);
    });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
