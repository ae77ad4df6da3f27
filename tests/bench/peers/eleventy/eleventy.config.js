// `[[id|words]]` is a rule of markdown-it; which page names which is found once, in a collection.
import markdownIt from "markdown-it";
import footnote from "markdown-it-footnote";

const KINDS = ["documents", "actors", "events"];
const NAMED = /\[\[([a-z0-9-]+)\|([^\]]+)\]\]/y;
const urls = new Map();

// The file's name; Eleventy's own `fileSlug` leaves dates out.
export const idOf = (page) => page.filePathStem.split("/").pop();

function names(md) {
  md.inline.ruler.before("link", "name", (state, silent) => {
    NAMED.lastIndex = state.pos;
    const found = NAMED.exec(state.src);
    if (!found) return false;
    if (!silent) {
      state.push("link_open", "a", 1).attrs = [["href", urls.get(found[1])]];
      state.push("text", "", 0).content = found[2];
      state.push("link_close", "a", -1);
    }
    state.pos += found[0].length;
    return true;
  });
}

function backlinks(api) {
  const pages = KINDS.flatMap((kind) => api.getFilteredByGlob(`${kind}/*.md`));
  const links = {};
  for (const page of pages) {
    urls.set(idOf(page), page.url);
    links[idOf(page)] = { page, documents: [], events: [], names: [] };
  }
  for (const page of pages) {
    const own = links[idOf(page)];
    if (page.data.kind === "events") own.names = page.data.participants;
    if (page.data.kind === "documents") {
      own.names = new Set([...page.rawInput.matchAll(/\[\[([a-z0-9-]+)\|/g)].map((found) => found[1]));
    }
    for (const id of own.names) links[id][page.data.kind].push(page);
  }
  return links;
}

export default function (config) {
  config.setLibrary("md", markdownIt({ html: true }).use(footnote).use(names));
  for (const kind of KINDS) config.addCollection(kind, (api) => api.getFilteredByGlob(`${kind}/*.md`));
  config.addCollection("backlinks", backlinks);
  return {
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
    dir: { input: ".", includes: "_includes", output: "public" },
  };
}
