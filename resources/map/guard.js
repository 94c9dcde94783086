// Loaded first: the page's one namespace, and a lock on the ways in which text could become markup.
"use strict";

const crop = {};

// The content security policy demands trusted types. Leaflet asks for one string of markup, to find out whether the browser can draw
// SVG; whoever asks for anything else is refused, so that no text of a report can ever become markup or script.
window.trustedTypes.createPolicy("default", {
  createHTML(text) {
    if (text === "<svg/>") {
      return text;
    }
    throw new TypeError("text is text on this page");
  },
});
