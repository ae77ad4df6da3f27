import { links, shell } from "./_includes/shell.js";

export const data = { permalink: "/index.html", eleventyExcludeFromCollections: true };

export const render = ({ collections, page }) =>
  shell("The coast", page.url, links("Latest", collections.documents.slice(-50).reverse()));
