// The page at an address that has changed. Without this a reader is led on all the same; this takes along what stands
// behind the # of the address, such as the number of a passage.
(() => {
  const target = new URL(document.querySelector("link[rel=canonical]").href);
  if (location.hash) target.hash = location.hash;
  location.replace(target.href);
})();
