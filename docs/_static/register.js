"use strict";
// Sorts and filters the registers of a page. Without it the tables stand as they are.
(() => {
  const tables = [...document.querySelectorAll("table.register")].filter((t) => !t.closest("details"));
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  if (rows.length < 20) return;
  const words = JSON.parse(document.getElementById("register-words").textContent);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const texts = new Map(rows.map((row) => [row, `${row.textContent} ${row.dataset.words ?? ""}`.toLocaleLowerCase()]));
  const field = make("input", { type: "search", id: "register-filter" });
  const count = make("span", {}, "");
  count.setAttribute("role", "status");
  const filter = () => {
    const wanted = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((word) => texts.get(row).includes(word));
      left += !row.hidden;
    }
    // A section without rows left is put away with its heading.
    for (const table of tables) {
      const section = table.closest("section"), empty = [...table.tBodies[0].rows].every((row) => row.hidden);
      const alone = section.querySelectorAll("table.register").length === 1;
      (alone ? section : table.closest(".table-wrapper") ?? table).hidden = wanted.length > 0 && empty;
    }
    count.textContent = wanted.length ? words.count.replace("{}", left).replace("{}", rows.length) : "";
  };
  const ask = (text) => {
    field.value = text;
    filter();
  };
  field.addEventListener("input", () => {
    filter();
    const asked = field.value ? `?${new URLSearchParams({ filter: field.value })}` : location.pathname;
    history.replaceState(null, "", asked);
  });
  // A link to a row comes before the filter.
  const target = () => {
    const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    if (!row?.hidden) return;
    ask("");
    row.scrollIntoView();
  };
  addEventListener("hashchange", target);
  const wrapper = tables[0].closest(".table-wrapper") ?? tables[0];
  const first = wrapper.closest("article > section > section") ?? wrapper;
  first.before(make("div", { className: "register-tools" }, make("label", { htmlFor: field.id }, words.filter, field), count));

  ask(new URLSearchParams(location.search).get("filter") ?? "");
  target();

  const key = (row, column) => {
    const cell = row.cells[column], data = cell.querySelector("data");
    const number = data ? parseFloat(data.value) : NaN;
    return Number.isNaN(number) ? cell.dataset.sort ?? cell.textContent.trim() : number;
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
    : typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b, document.documentElement.lang);
  for (const table of tables) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const words = head.querySelector("p") ?? head;
      const button = make("button", { type: "button" }, ...words.childNodes);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sorted = [...table.tBodies[0].rows].sort((a, b) => compare(key(a, column), key(b, column)) * (down ? -1 : 1));
        table.tBodies[0].append(...sorted);
      });
    });
  }
})();
