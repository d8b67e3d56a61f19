// A theme chosen by hand overrules that of the system in the pictures of charts, too.
const choose = () => {
  const { theme } = document.body.dataset;
  for (const source of document.querySelectorAll("source[data-media]")) {
    const { media } = source.dataset;
    source.media = theme === "dark" ? media.replace(" and (prefers-color-scheme: dark)", "") : theme === "light" ? "not all" : media;
  }
};
choose();
new MutationObserver(choose).observe(document.body, { attributeFilter: ["data-theme"] });
