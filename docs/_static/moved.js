"use strict";
// Entries that stood on this page stand on pages below it: an address from before leads there.
(() => {
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor || document.getElementById(anchor)) return;
  const root = document.documentElement.dataset.content_root;
  const texts = Object.assign(document.createElement("script"), { src: `${root}_static/searchtexts.js` });
  texts.addEventListener("load", () => {
    const found = [...searchTexts.numbers, ...searchTexts.places].find(([, known]) => known === anchor);
    if (found) location.replace(`${root}${found[0]}.html#${anchor}`);
  });
  document.head.append(texts);
})();
