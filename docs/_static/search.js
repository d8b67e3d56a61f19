"use strict";
// Searches the texts of the site: numbers by their value, words with their endings and synonyms.
// Chapters rank before registers. The texts come with the first question from searchtexts.js, a
// script, because pages that are read from files may fetch nothing.
(() => {
  const STOP = {
    en: "a an and are as at be by did do does for from had has have in is it of on or the their to was were what which who with".split(" "),
    de: "als am an auf aus bei das dem den der des die ein eine einer für hat ist im in mit nach oder sind und vom von war was wer zu zum zur".split(" "), // codespell:ignore als,ist,oder
  };
  const SCALES = {
    en: { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 },
    de: { tausend: 1e3, million: 1e6, millionen: 1e6, mio: 1e6, milliarde: 1e9, milliarden: 1e9, mrd: 1e9, billion: 1e12, billionen: 1e12 },
  };
  const PATTERN = /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();

  // "33,000" is a whole number in English, and so is "33.000" in German; else the sign is a decimal one.
  const value = (digits, language) => {
    const [thousands, decimal] = language === "de" ? [".", ","] : [",", "."];
    const grouped = new RegExp(`^\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d+)?$`).test(digits);
    return Number((grouped ? digits.replaceAll(thousands, "") : digits.replaceAll(thousands, ".")).replace(decimal, "."));
  };
  // The words of a text; a number counts as it stands, and with the scale that follows it:
  // "1.7–5.5 billion" is found as 1.7, 5.5, 1700000000 and 5500000000.
  const tokens = (text, language) => {
    const found = [...text.matchAll(PATTERN)].map((match) => ({ at: match.index, end: match.index + match[0].length, word: fold(match[0]) }));
    let scale = 1, after = Infinity;
    for (const token of found.toReversed()) {
      const known = SCALES[language]?.[token.word];
      if (known) { scale = known; after = token.at; }
      else if (/^\d/.test(token.word)) {
        if (!/^(\s|–|-|to|bis|\.|,)*$/.test(text.slice(token.end, after))) scale = 1;
        token.value = value(token.word, language);
        token.scaled = token.value * scale;
        token.word = String(token.value);
        after = token.at;
      } else if (!/^(to|bis)$/.test(token.word)) { scale = 1; after = Infinity; }
    }
    return found;
  };

  // How well a word of a text fits a word asked for, from 0 to 1.
  const fit = (asked, word) => {
    if (asked === word) return 1;
    if (/^\d/.test(asked) || /^\d/.test(word)) return 0;
    let same = 0;
    while (same < asked.length && asked[same] === word[same]) same += 1;
    if (same >= 4 && asked.length - same <= 3 && word.length - same <= 3) return .7;  // another ending
    if (asked.length >= 3 && word.startsWith(asked)) return .5;
    return asked.length >= 5 && word.includes(asked) ? .4 : 0;
  };

  const WEIGHTS = [1, .8, .6, .35];
  const index = (texts, language) => {
    const vocabulary = new Map();  // word → places in which it stands
    const add = (place, text, where) => {
      for (const { word, scaled } of tokens(text, language)) {
        for (const each of scaled === undefined ? [word] : new Set([word, `=${scaled}`])) {
          const known = vocabulary.get(each) ?? vocabulary.set(each, new Map()).get(each);
          const counts = known.get(place) ?? known.set(place, { title: 0, text: 0 }).get(place);
          counts[where] += 1;
        }
      }
    };
    const places = texts.places.map(([page, anchor, title, text]) =>
      ({ page, anchor, title, text, chapter: texts.pages[page][0], weight: WEIGHTS[Math.min(texts.pages[page][1], 3)] }));
    const numbers = texts.numbers.map(([page, anchor, title, said, values, source, kind]) =>
      ({ page, anchor, title, said, values, source, text: `${said} ${source}`, weight: { observed: 1, assumed: .9, computed: .8 }[kind], number: true }));
    for (const [order, place] of [...places, ...numbers].entries()) {
      place.order = order;
      add(place, place.title, "title");
      add(place, place.text, "text");
      place.length = Math.min(place.text.length, 3600);  // a long table does not hide the words beside it
    }
    return { vocabulary, places, numbers, synonyms: texts.synonyms, language };
  };

  // What is asked: each word with those that mean the same; a number with its scale as a value.
  const parse = (query, { language, synonyms }) => {
    let rest = fold(query);
    const asked = [], stop = new Set(STOP[language]);
    for (const [phrase, others] of Object.entries(synonyms)) {
      const found = new RegExp(`(^|[^\\p{L}])${fold(phrase)}($|[^\\p{L}])`, "u");
      if (found.test(rest)) {
        if (phrase.includes(" ")) rest = rest.replace(found, " ");
        asked.push({ word: fold(phrase), others: others.map(fold), whole: phrase.includes(" ") });
      }
    }
    const found = tokens(rest, language);
    const words = found.filter(({ word, value }, i) => value !== undefined || !(SCALES[language]?.[word] && found[i - 1]?.value !== undefined));
    const plain = words.filter(({ word }) => !stop.has(word));
    for (const { word, value, scaled } of plain.length || asked.length ? plain : words) {
      if (asked.some((each) => each.word === word)) continue;
      asked.push({ word: scaled !== undefined && scaled !== value ? `=${scaled}` : word, value: scaled, others: [] });
    }
    return asked;
  };

  const matches = (asked, vocabulary) => {
    const best = new Map();  // place → how well, and how often
    const take = (word, quality) => {
      for (const [place, { title, text }] of vocabulary.get(word) ?? []) {
        const spread = 1.2 * (.4 + .6 * place.length / 900);
        const score = quality * (2.2 * text / (text + spread) + 2.5 * Math.min(title, 1));
        best.set(place, Math.max(score, best.get(place) ?? 0));
      }
    };
    const wanted = asked.whole ? asked.others.map((word) => [word, .9]) : [[asked.word, 1], ...asked.others.map((word) => [word, .8])];
    for (const [word, most] of wanted) {
      for (const known of word.startsWith("=") ? [word] : vocabulary.keys()) {
        const quality = word.startsWith("=") ? 1 : fit(word, known);
        if (quality) take(known, quality * most);
      }
    }
    return best;
  };

  // 20 if a number has all the values asked for, 19 if it has them in thousands, millions or billions;
  // a source's own statement of them ranks before a result of the model (see the weights).
  const nearest = (values, own) => [1, 1e3, 1e6, 1e9]
    .map((scale, i) => values.every((value) => own.includes(value * scale)) ? (i ? 19 : 20) : 0).find(Boolean) ?? 0;

  const search = (query, known) => {
    const asked = parse(query, known), scores = new Map(), hits = new Map(), all = known.places.length;
    for (const each of asked) {
      const found = matches(each, known.vocabulary);
      const rare = Math.log(1 + all / (1 + found.size));
      for (const [place, score] of found) {
        scores.set(place, (scores.get(place) ?? 0) + score * rare);
        hits.set(place, (hits.get(place) ?? 0) + 1);
      }
    }
    const values = asked.map(({ value }) => value).filter((value) => value !== undefined);
    const rank = (place) => {
      const exact = place.number && values.length ? nearest(values, place.values) * place.weight : 0;
      if (exact && values.length === asked.length) return exact;
      const named = !place.number && asked.length && fold(place.title) === fold(query.trim()) ? 2 : 1;
      return exact + (scores.get(place) ?? 0) * place.weight * named * (hits.get(place) / asked.length) ** 2;
    };
    const ranked = [...scores.keys()].map((place) => [place, rank(place)])
      .sort(([a, x], [b, y]) => y - x || a.order - b.order);
    const best = ranked[0]?.[1] ?? 0, perPage = new Map(), kept = { numbers: [], places: [] };
    for (const [place, score] of ranked) {
      const wholly = hits.get(place) === asked.length;
      if (place.number ? !wholly : score < best * .05) continue;
      const count = (perPage.get(place.page) ?? 0) + 1;
      if (!place.number) perPage.set(place.page, count);
      if (place.number || count <= 3) kept[place.number ? "numbers" : "places"].push(place);
    }
    return { numbers: kept.numbers, places: kept.places, numeric: values.length > 0, asked };
  };
  if (typeof module !== "undefined") { module.exports = { index, search, tokens }; return; }

  const [form, field, count, results] = ["search-form", "search-field", "search-count", "search-results"].map((id) => document.getElementById(id));
  if (!form) return;
  const language = (document.documentElement.lang || "en").slice(0, 2);
  let words, known;
  const load = () => new Promise((done) => {
    const texts = Object.assign(document.createElement("script"), { src: form.dataset.texts });
    texts.addEventListener("load", done);
    document.head.append(texts);
  });
  let loading = null;
  const ready = async () => {
    loading = loading ?? load();
    await loading;
    words = searchTexts.words;
    known = known ?? index(searchTexts, language);
  };
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  // The words around the first places that fit, with those marked.
  const snippet = (text, asked) => {
    const wanted = asked.flatMap(({ word, others }) => [word, ...others]);
    const found = tokens(text, language).filter(({ word, scaled }) => wanted.some((each) => each === `=${scaled}` || fit(each, word)));
    let from = Math.max(0, (found[0]?.at ?? 0) - 60);
    if (from) from = text.indexOf(" ", from) + 1;
    const to = Math.min(text.length, from + 220), parts = [from ? "… " : ""];
    let at = from;
    for (const token of found.filter(({ at: start, end }) => start >= from && end <= to)) {
      parts.push(text.slice(at, token.at), make("mark", {}, text.slice(token.at, token.end)));
      at = token.end;
    }
    return [...parts, text.slice(at, to < text.length ? Math.max(at, text.lastIndexOf(" ", to)) : to), to < text.length ? " …" : ""];
  };
  const address = ({ page, anchor }) => `${page}.html${anchor ? `#${anchor}` : ""}`;
  const numberItem = (place) => make("li", { className: "search-number" },
    make("a", { href: address(place) }, make("strong", {}, place.said), ` ${place.title}`), ...place.source ? [make("small", {}, ` ${place.source}`)] : []);
  const placeItem = (place, asked) => make("li", {},
    make("a", { href: address(place) }, place.anchor ? `${place.chapter}: ${place.title}` : place.title), make("p", {}, ...snippet(place.text, asked)));
  const group = (title, items) => items.length ? [make("h2", {}, title), make("ul", { className: "search" }, ...items)] : [];

  const show = async () => {
    await ready();
    const query = field.value.trim(), { numbers, places, numeric, asked } = search(query, known);
    const values = group(words.numbers, numbers.slice(0, numeric ? 8 : 5).map(numberItem));
    const texts = group(words.text, places.slice(0, 20).map((place) => placeItem(place, asked)));
    results.replaceChildren(...numeric ? [...values, ...texts] : [...texts, ...values]);
    const total = results.querySelectorAll("li").length;
    count.textContent = !query ? "" : total === 1 ? words.one
      : (total ? words.found : words.none).replace("{}", total || query);
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", () => {
    show();
    history.replaceState(null, "", `?${new URLSearchParams({ q: field.value })}`);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  if (field.value) show(); else field.focus();
})();
