/* Runs before the page is painted: says that scripts work and applies the reader's choice of
   light or dark. It also lends Material's script the four functions it expects (Material writes
   them into the page, which our Content-Security-Policy does not allow). */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  if (location.protocol === "file:") {
    root.classList.add("vk-from-file");
    var folder = document.createElement("script");
    folder.src = new URL("file.js", document.currentScript.src);
    document.head.append(folder);
  }
  try {
    var scheme = localStorage.getItem("vk.scheme");
    if (scheme === "light" || scheme === "dark") root.setAttribute("data-vk-scheme", scheme);
  } catch (error) { /* storage is off: the system's scheme is used */ }

  window.__md_scope = new URL("../../", document.currentScript.src);
  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) { return (sum << 5) - sum + letter.charCodeAt(0); }, 0);
  };
  window.__md_get = function () { return null; };
  window.__md_set = function () {};
})();
