"use strict";
// The what-if page: moves the controls that the build has written, evaluates the tree that
// Python exports, and says of a scenario what `briefing.exchange.report` says of it.
// The state is in the address; what comes from there is read as numbers, clamped, and never
// written into the page as markup.
(() => {
  const SIGNS = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b };
  const evaluate = (tree, env) => typeof tree === "string" ? env[tree] : typeof tree === "number" ? tree
    : SIGNS[tree[0]](evaluate(tree[1], env), evaluate(tree[2], env));
  const run = (outputs, inputs) => {
    const env = { ...inputs };
    for (const [name, tree] of Object.entries(outputs)) env[name] = evaluate(tree, env);
    return env;
  };

  // Values are rounded once, to hundredths of the measure's scale; what is compared is what is printed.
  const rounded = (value, scale) => Math.floor(value / (scale / 100) + 0.5);
  const fill = (template, ...texts) => texts.reduce((said, text) => said.replace("{}", text), template);
  const writer = (language) => {
    const format = (value, options) => new Intl.NumberFormat(language === "en" ? "en-GB" : language, options).format(value);
    const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    return {
      written: (value, { scale, words }) => fill(words, format(rounded(value, scale) / 100, two)),
      percent: (value) => format(value, { style: "percent", maximumSignificantDigits: 3 }),
      plain: (value, digits = 3) => format(value, { maximumSignificantDigits: digits, useGrouping: language === "de" ? "min2" : true }),
    };
  };
  const place = (value, low, high, scale) => {
    const shown = rounded(value, scale), least = low === null ? -Infinity : rounded(low, scale);
    const most = high === null ? Infinity : rounded(high, scale);
    if (shown < least) return "below";
    if (shown > most) return "above";
    if (low === null || high === null) return "fits";
    if (least === most) return "equal";
    return shown === least ? "lower" : shown === most ? "upper" : "within";
  };
  // Down to four digits, as inputs are shown: what is said to fit does fit.
  const fitting = (value) => {
    const step = 10 ** (Math.floor(Math.log10(value)) - 3);
    return Number((Math.floor(value / step + 1e-9) * step).toPrecision(4));
  };
  // Inputs that are more than the others leave room for, each with a sentence.
  const misfits = ({ inputs, limits, words }, used, env, { plain }) => {
    const found = {};
    for (const [name, tree] of Object.entries(limits)) {
      const most = evaluate(tree, env), { label, scale, unit } = inputs[name];
      if (used.includes(name) && env[name] > most * (1 + 1e-9)) found[name] = fill(words.misfit, label, plain(fitting(most * scale), 4), unit);
    }
    return found;
  };
  const report = (model, of, values, language) => {
    const known = writer(language), { written, percent } = known;
    const medians = Object.fromEntries(Object.entries(model.inputs).map(([name, input]) => [name, input.median]));
    const env = run(model.outputs, { ...medians, ...values }), measure = model.measures[of];
    return {
      value: env[of],
      result: written(env[of], measure),
      parts: measure.parts.map(({ tree }) => written(evaluate(tree, env), measure)),
      shares: model.economy.map((whole) => percent(env[of] / whole.value)),
      against: measure.published.map(({ low, high }) => place(env[of], low, high, measure.scale)),
      misfits: misfits(model, measure.inputs, env, known),
    };
  };

  // The scenario that an address asks for, and whether anything in it was nonsense:
  // `of` is what is summed, `from` the published total to start from, the rest are inputs.
  const read = (hash, model) => {
    const { inputs, measures, presets } = model, own = {};
    let of = Object.keys(measures)[0], from = null, clamped = false;
    for (const [key, text] of new URLSearchParams(hash.replace(/^#/, ""))) {
      const value = Number(text), known = presets.find((preset) => preset.name === text);
      if (key === "of" && Object.hasOwn(measures, text)) of = text;
      else if (key === "from" && known) from = known;
      else if (Object.hasOwn(inputs, key) && text.trim() && Number.isFinite(value)) {
        const { minimum, maximum } = inputs[key];
        own[key] = Math.min(maximum, Math.max(minimum, value));
        clamped ||= own[key] !== value;
      } else clamped = true;
    }
    return { of: from?.of ?? of, from, own, clamped };
  };
  const write = ({ of, from, own }) => {
    const start = from ? ["from", from.name] : ["of", of];
    return `#${[start, ...Object.entries(own)].map(([key, value]) => `${key}=${value}`).join("&")}`;
  };
  if (typeof module !== "undefined") { module.exports = { run, read, write, report }; return; }

  const root = document.getElementById("whatif"), source = document.getElementById("whatif-data");
  if (!root || !source) return;
  const model = JSON.parse(source.textContent), { inputs, measures, words } = model;
  const language = document.documentElement.lang || "en", { plain } = writer(language);
  const get = (name) => document.getElementById(`whatif-${name}`);
  const short = (value) => Number(value.toPrecision(4));
  const [ofMenu, presetMenu, note, share] = ["of", "preset", "note", "share"].map(get);
  const rows = new Map(Object.keys(inputs).map((name) => [name, {
    row: root.querySelector(`[data-input="${name}"]`), slider: get(name), typed: get(`${name}-typed`),
  }]));
  let state = { of: Object.keys(measures)[0], from: null, own: {} };

  const say = (text) => { if (note.textContent !== text) note.textContent = text; };
  const values = () => ({ ...state.from?.values, ...state.own });
  const draw = () => {
    const now = values(), measure = measures[state.of], said = report(model, state.of, now, language);
    for (const [name, { row, slider, typed }] of rows) {
      const { median, scale, unit } = inputs[name], value = (now[name] ?? median) * scale;
      row.hidden = !measure.inputs.includes(name);
      slider.value = value;
      slider.setAttribute("aria-valuetext", `${plain(value)} ${unit}`);
      if (typed !== document.activeElement) typed.value = short(value);
      for (const field of [slider, typed]) field.setAttribute("aria-invalid", String(name in said.misfits));
    }
    for (const part of root.querySelectorAll("[data-of]")) {
      part.hidden = part.dataset.of !== state.of;
      if (part.hidden) continue;
      for (const [key, texts] of [["result", [said.result]], ["misfits", [Object.values(said.misfits).join(" ")]],
        ["parts", said.parts], ["shares", said.shares], ["against", said.against]]) {
        part.querySelectorAll(`[data-say="${key}"]`).forEach((element, i) => {
          const text = key === "against" ? words[texts[i]] : texts[i];
          if (element.textContent !== text) element.textContent = text;
        });
      }
      const at = `${Math.min(100, 100 * said.value / measure.top)}%`;
      for (const mark of part.querySelectorAll("line.now")) for (const end of ["x1", "x2"]) mark.setAttribute(end, at);
    }
    ofMenu.value = state.of;
    presetMenu.value = Object.keys(state.own).length ? "own" : state.from?.name ?? "";
    share.dataset.copy = `${location.href.split("#")[0]}${write(state)}`;
  };
  const change = (next) => {
    state = { ...state, ...next };
    say(state.from && !state.from.reached && !Object.keys(state.own).length ? words["too-far"] : "");
    draw();
    history.replaceState(null, "", write(state));
  };
  const move = (name, shown) => change({ own: { ...state.own, [name]: short(shown / inputs[name].scale) } });
  const load = () => {
    if (location.hash && !location.hash.includes("=")) return;  // a place on the page
    const { clamped, ...wanted } = read(location.hash, model);
    state = wanted;
    draw();
    say(clamped ? words.clamped : "");
  };

  for (const [name, { slider, typed }] of rows) {
    const { minimum, maximum, scale } = inputs[name];
    slider.addEventListener("input", () => move(name, Number(slider.value)));
    typed.addEventListener("change", () => {
      const value = typed.value.trim() === "" ? NaN : Number(typed.value) / scale;
      const allowed = Math.min(maximum, Math.max(minimum, value));
      if (Number.isFinite(allowed)) move(name, allowed * scale);
      if (allowed !== value) say(fill(words.limits, plain(minimum * scale), plain(maximum * scale)));
      typed.value = short((values()[name] ?? inputs[name].median) * scale);
    });
  }
  ofMenu.addEventListener("change", () => change({ of: ofMenu.value, from: null }));
  presetMenu.addEventListener("change", () => {
    const from = model.presets.find((preset) => preset.name === presetMenu.value) ?? null;
    change({ from, of: from?.of ?? state.of, own: {} });
  });
  get("reset").addEventListener("click", () => change({ from: null, own: {} }));
  addEventListener("hashchange", load);
  load();
})();
