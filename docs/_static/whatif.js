"use strict";
// The what-if page: evaluates the tree that Python exports. The state is in the address; what
// comes from there is read as numbers, clamped, and never written into the page as markup.
(() => {
  const SIGNS = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b };
  const evaluate = (tree, env) => typeof tree === "string" ? env[tree] : typeof tree === "number" ? tree
    : SIGNS[tree[0]](evaluate(tree[1], env), evaluate(tree[2], env));
  const run = (outputs, inputs) => {
    const env = { ...inputs };
    for (const [name, tree] of Object.entries(outputs)) env[name] = evaluate(tree, env);
    return env;
  };
  // The scenario that an address asks for, and whether anything in it was nonsense.
  const read = (hash, model) => {
    const { inputs, cutoffs } = model, values = {};
    let cutoff = Object.keys(cutoffs)[0], clamped = false;
    for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
      const value = Number(text);
      if (key === "to" && Object.hasOwn(cutoffs, text)) cutoff = text;
      else if (Object.hasOwn(inputs, key) && text.trim() && Number.isFinite(value)) {
        const { minimum, maximum } = inputs[key];
        values[key] = Math.min(maximum, Math.max(minimum, value));
        clamped ||= values[key] !== value;
      } else clamped = true;
    }
    return { cutoff, values, clamped };
  };
  if (typeof module !== "undefined") { module.exports = { run, read }; return; }

  const root = document.getElementById("whatif"), source = document.getElementById("whatif-data");
  if (!root || !source) return;
  const model = JSON.parse(source.textContent), { inputs, outputs, cutoffs, words } = model;
  const medians = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.median]));
  const language = document.documentElement.lang || "en";
  const format = (value, options) => new Intl.NumberFormat(language, options).format(value);
  const money = (value) => `${format(value / 1e9, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}\u00a0${words.billion}`;
  const percent = (value) => format(value, { style: "percent", maximumSignificantDigits: 3 });
  const shown = (name, value) => inputs[name].unit
    ? `${format(value, { maximumSignificantDigits: 3 })}\u00a0${inputs[name].unit}` : percent(value);
  const make = (tag, properties, ...children) => {
    const { dataset, ...plain } = properties, element = Object.assign(document.createElement(tag), plain);
    Object.assign(element.dataset, dataset);
    element.append(...children);
    return element;
  };

  let state = { cutoff: Object.keys(cutoffs)[0], values: {} };
  const rows = new Map();
  const cutoff = make("select", {}, ...Object.entries(cutoffs).map(([value, c]) => make("option", { value }, c.label)));
  const preset = make("select", {}, make("option", { value: "" }, words.middle),
    ...model.presets.map((p) => make("option", { value: p.name }, p.label)));
  const reset = make("button", { type: "button" }, words.reset);
  const share = make("button", { type: "button", className: "copy", dataset: { copy: "" } }, words.share);
  const note = make("p", { className: "whatif-note", hidden: true });
  note.setAttribute("role", "status");
  const total = make("output", { className: "whatif-total" });
  const more = make("div", {});
  const form = make("div", {});
  for (const [name, input] of Object.entries(inputs)) {
    const id = `whatif-${name}`, value = make("output", { htmlFor: id });
    const slider = make("input", { id, type: "range", min: input.minimum, max: input.maximum, step: "any" });
    slider.addEventListener("input", () => { state.values[name] = +(+slider.value).toPrecision(4); preset.value = ""; draw(); });
    rows.set(name, { slider, value, row: make("div", { className: "whatif-row" }, make("label", { htmlFor: id }, input.label), slider, value) });
    form.append(rows.get(name).row);
  }
  const list = (title, items) => [make("h2", {}, title), make("ul", {}, ...items.map((item) => make("li", {}, item)))];
  const against = ({ label, low, high, output }, env) => {
    const value = env[output];
    const where = value < (low ?? high) ? words.below : low !== high && value > (high ?? Infinity) ? words.above : words.within;
    return `${money(value)} ${where} ${label}`;
  };

  function draw() {
    const env = run(outputs, { ...medians, ...state.values }), now = cutoffs[state.cutoff];
    for (const [name, { slider, value, row }] of rows) {
      row.hidden = !now.inputs.includes(name);
      slider.value = env[name];
      value.textContent = shown(name, env[name]);
      slider.setAttribute("aria-valuetext", value.textContent);
    }
    cutoff.value = state.cutoff;
    total.textContent = money(env[now.totals[0].name]);
    more.replaceChildren(
      ...list(words.parts, [...now.parts, ...now.totals].map(({ name, label }) => `${label}: ${money(env[name])}`)),
      ...list(words.economy, model.economy.map(({ label, value }) => `${label}: ${percent(env[now.totals[0].name] / value)}`)),
      ...list(words.published, model.published.filter((p) => p.output.endsWith(state.cutoff)).map((p) => against(p, env))),
    );
    const changed = Object.entries(state.values).filter(([name, value]) => value !== medians[name]);
    const hash = `#${new URLSearchParams([["to", state.cutoff], ...changed])}`;
    history.replaceState(null, "", hash);
    share.dataset.copy = location.href;
  }
  const load = () => {
    if (location.hash && !location.hash.includes("=")) return draw();
    const { clamped, ...wanted } = read(location.hash, model);
    state = wanted;
    note.hidden = !clamped;
    note.textContent = clamped ? words.clamped : "";
    draw();
  };
  cutoff.addEventListener("change", () => { state.cutoff = cutoff.value; preset.value = ""; draw(); });
  preset.addEventListener("change", () => {
    const found = model.presets.find((p) => p.name === preset.value);
    state = found ? { cutoff: found.cutoff, values: { ...found.values } } : { ...state, values: {} };
    draw();
  });
  reset.addEventListener("click", () => { preset.value = ""; state.values = {}; note.hidden = true; draw(); });
  addEventListener("hashchange", load);
  root.append(
    make("div", { className: "whatif-tools" }, make("label", {}, words.cutoff, cutoff), make("label", {}, words.preset, preset), reset, share),
    note,
    make("div", { className: "whatif-result" }, make("span", {}, `${words.total}: `), total),
    form, more,
  );
  load();
})();
