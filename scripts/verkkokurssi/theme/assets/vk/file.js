/* Only for pages read from a folder, such as a USB stick: there a link to a folder shows a list of
   files. Such links are led to the page in it. (early.js loads this when the address is file:.) */
(function () {
  "use strict";

  function lead(link) {
    if (link.protocol !== "file:" || !/\/$/.test(link.pathname)) return;
    link.href = link.href.replace(/[?#].*$|$/, function (rest) { return "index.html" + rest; });
  }

  function all() { document.querySelectorAll("a[href]").forEach(lead); }

  /* Links that scripts make later: right before they are used, by whatever means. */
  ["pointerdown", "focusin", "click"].forEach(function (type) {
    document.addEventListener(type, function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link) lead(link);
    }, true);
  });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
})();
