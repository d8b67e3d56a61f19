"use strict";
// Sorts the registers of a page, and filters them by words, topic and grade; the state of the
// filter is in the address. Without it the tables stand as they are.
(() => {
  const tables = [...document.querySelectorAll("table.register")].filter((t) => !t.closest("details"));
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const tools = document.querySelector(".register-tools"), field = document.getElementById("register-filter");
  const chips = [...tools?.querySelectorAll("[aria-pressed]") ?? []];
  const sectionOf = (table) => table.closest("section");
  const gradeOf = (row) => row.querySelector("[data-words]")?.textContent.trim().at(0);
  const texts = new Map();
  const textOf = (row) => {
    // Citations name the whole briefing: its words would fit every row.
    const said = () => [...row.querySelectorAll(".cited")].reduce((text, cited) => text.replace(cited.textContent, ""), row.textContent);
    if (!texts.has(row)) texts.set(row, `${said()} ${row.querySelector("[data-words]")?.dataset.words ?? ""}`.toLocaleLowerCase());
    return texts.get(row);
  };
  const isOn = (chip) => chip.getAttribute("aria-pressed") === "true";
  const turn = (chip, on) => chip.setAttribute("aria-pressed", String(on));
  const pressed = (name) => chips.find((chip) => chip.dataset[name] && isOn(chip))?.dataset[name];
  const filter = () => {
    const wanted = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean), topic = pressed("topic"), grade = pressed("grade");
    const asked = wanted.length > 0 || topic || grade;
    let left = 0;
    for (const table of tables) {
      const section = sectionOf(table);
      let some = false;
      for (const row of table.tBodies[0].rows) {
        row.hidden = (topic && section.id !== topic) || (grade && gradeOf(row) !== grade) || !wanted.every((word) => textOf(row).includes(word));
        some ||= !row.hidden;
        left += !row.hidden;
      }
      // A section without rows left is put away with its heading.
      const alone = section.querySelectorAll("table.register").length === 1 && section.parentElement.closest("section");
      (alone ? section : table.closest(".table-wrapper") ?? table).hidden = asked && !some;
    }
    tools.querySelector(".register-count").textContent = asked ? tools.dataset.count.replace("{}", left).replace("{}", rows.length) : "";
  };
  const ask = (state) => {
    field.value = state.get("filter") ?? "";
    for (const chip of chips) turn(chip, ["topic", "grade"].some((name) => chip.dataset[name] && chip.dataset[name] === state.get(name)));
    filter();
  };
  const note = () => {
    const state = new URLSearchParams();
    for (const [name, value] of [["filter", field.value], ["topic", pressed("topic")], ["grade", pressed("grade")]]) if (value) state.set(name, value);
    const address = String(state);
    history.replaceState(null, "", address ? `?${address}` : location.pathname);
    filter();
  };
  // A link to a row comes before the filter.
  const target = () => {
    const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    if (!row?.hidden) return;
    ask(new URLSearchParams());
    row.scrollIntoView();
  };
  if (field) {
    field.addEventListener("input", note);
    for (const chip of chips) chip.addEventListener("click", () => {
      const on = !isOn(chip);
      for (const other of chip.parentElement.querySelectorAll("[aria-pressed]")) turn(other, false);
      turn(chip, on);
      note();
    });
    addEventListener("hashchange", target);
    if (location.search) ask(new URLSearchParams(location.search));
    target();
  }

  // Older browsers leave the list closed that a link leads into. Sections above it get their height
  // while the page moves, so that one jump is not enough.
  const unfold = () => {
    const item = location.hash.startsWith("#sources-") && document.getElementById(location.hash.slice(1));
    if (!item) return;
    item.closest("details").open = true;
    const jump = (times) => {
      item.scrollIntoView({ behavior: "instant" });
      if (times) requestAnimationFrame(() => jump(times - 1));
    };
    jump(8);
  };
  addEventListener("hashchange", unfold);
  unfold();

  const key = (row, column) => {
    const cell = row.cells[column], data = cell.querySelector("data");
    const number = data ? parseFloat(data.value) : NaN;
    return Number.isNaN(number) ? cell.dataset.sort ?? cell.textContent.trim() : number;
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b
    : typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b, document.documentElement.lang);
  if (!tools) return;
  for (const table of tables) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...(head.querySelector("p") ?? head).childNodes);
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
