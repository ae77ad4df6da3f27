// What all pages have in common. A template in JavaScript is the fastest kind that Eleventy has.
const HIDDEN = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => HIDDEN[sign]);

export const day = (page) => page.date.toISOString().slice(0, 10);

export function links(title, pages) {
  const item = (page) => {
    const time = page.data.kind === "actors" ? "" : ` <time>${day(page)}</time>`;
    return `<li><a href="${page.url}">${escape(page.data.title)}</a>${time}</li>`;
  };
  return `<h2>${title}</h2><ul>\n${pages.map(item).join("\n")}</ul>`;
}

export function shell(title, url, main) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · The coast</title>
<link rel="canonical" href="https://coast.example${url}">
</head>
<body>
<header><nav><a href="/">Home</a> <a href="/documents/">Documents</a> <a href="/actors/">Actors</a> <a href="/events/">Events</a></nav></header>
<main>
<h1>${escape(title)}</h1>
${main}
</main>
<footer><p>All of it is made up.</p></footer>
</body>
</html>
`;
}
