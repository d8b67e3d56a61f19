"use strict";
// Shows the card of a number when its link is hovered, focused or tapped; Esc closes it.
(() => {
  let open = null, timer = 0;
  const close = () => { clearTimeout(timer); if (open?.card.matches(":popover-open")) open.card.hidePopover(); open = null; };
  const show = (link, card) => {
    if (open?.card === card) { clearTimeout(timer); return; }
    close();
    open = { link, card };
    card.showPopover();
    const at = link.getClientRects()[0], size = card.getBoundingClientRect();
    card.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    card.style.top = `${at.bottom + size.height + 8 < innerHeight ? at.bottom + 4 : Math.max(8, at.top - size.height - 4)}px`;
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(close, 250); };
  for (const data of document.querySelectorAll("a > data.num")) {
    const link = data.parentElement, card = document.getElementById("card-" + data.dataset.number.replace(/[^a-z0-9]+/g, "-"));
    if (!card) continue;
    link.setAttribute("aria-describedby", card.id);
    link.addEventListener("mouseenter", () => { clearTimeout(timer); timer = setTimeout(() => show(link, card), 150); });
    link.addEventListener("focus", () => show(link, card));
    link.addEventListener("mouseleave", later);
    link.addEventListener("blur", later);
    card.addEventListener("mouseenter", () => clearTimeout(timer));
    card.addEventListener("mouseleave", later);
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
