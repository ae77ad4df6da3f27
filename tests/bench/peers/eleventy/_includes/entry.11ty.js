import { idOf } from "../eleventy.config.js";
import { day, escape, links, shell } from "./shell.js";

const FACTS = {
  documents: (data) => `${escape(data.publisher)}, <time>${day(data.page)}</time>, <a href="${escape(data.source)}">source</a>`,
  actors: (data) => `${escape(data.sort)}, ${escape(data.place)}. Also: ${escape(data.aliases_of.join(", "))}`,
  events: (data) => `<time>${day(data.page)}</time>, ${escape(data.place)}, ${escape(data.sort)}`,
};

export function render(data) {
  const { kind, page, title, content, collections } = data;
  const own = collections.backlinks[idOf(page)];
  const named = [...own.names].map((id) => collections.backlinks[id].page);
  const of = (wanted) => named.filter((one) => one.data.kind === wanted);
  const lists = {
    documents: () => links("Actors", of("actors")) + links("Events", of("events")),
    actors: () => links("Documents", own.documents) + links("Events", own.events),
    events: () => links("Actors", of("actors")) + links("Documents", own.documents),
  };
  return shell(title, page.url, `<p>${FACTS[kind](data)}</p>\n${content}\n${lists[kind]()}`);
}
