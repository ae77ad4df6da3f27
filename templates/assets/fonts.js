// Asks for the fonts before the first line is laid out, so that no line moves when they arrive. The one script that is
// not deferred: it must run before the first paint. Without it the fonts come a moment later.
for (const font of ['1em "Source Serif 4"', '1em "Public Sans"']) document.fonts.load(font);
