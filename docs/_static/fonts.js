// Asks for the fonts before the style sheets do, so that they are there when the text is.
// Browsers forbid this for pages read from files, which need no hurry either.
if (location.protocol.startsWith("http")) {
  for (const name of ["serif", "sans"]) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous" });
    link.href = new URL(`fonts/briefing-${name}.woff2`, document.currentScript.src);
    document.head.append(link);
  }
}
