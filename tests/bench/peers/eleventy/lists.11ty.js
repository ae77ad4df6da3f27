import { links, shell } from "./_includes/shell.js";

export const data = {
  kinds: ["documents", "actors", "events"],
  pagination: { data: "kinds", size: 1, alias: "listed" },
  permalink: ({ listed }) => `/${listed}/index.html`,
  eleventyExcludeFromCollections: true,
};

export const render = ({ collections, listed, page }) => shell(listed, page.url, links("All", collections[listed]));
