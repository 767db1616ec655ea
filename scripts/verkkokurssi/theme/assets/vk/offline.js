/* The course without a network: asks the browser to keep it (the worker in sw.js does, see there),
   once the page is loaded and quiet. Only where a browser allows it: on https, or on this very
   machine; never from a folder. Nothing is kept on a shared computer, nor where the reader asked
   the browser to save data. */
(function () {
  "use strict";
  var vk = window.vk = window.vk || {};
  var script = document.currentScript;
  var QUIET = 2000; /* milliseconds: what the page itself needs comes first */
  var local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
  var secure = location.protocol === "https:" || (location.protocol === "http:" && local);
  if (!secure || !("serviceWorker" in navigator) || !window.caches) return;
  var workers = navigator.serviceWorker;
  var ROOT = new URL("./", new URL(script.getAttribute("data-vk-worker"), location.href));

  function shared() { return Boolean(vk.store && vk.store.shared()); }

  var over = false; /* what was taken away does not come back before the next page */

  function begin() {
    if (over) return null;
    var connection = navigator.connection || {};
    if (shared()) return forget(true);
    if (connection.saveData) return null;
    return workers.register(script.getAttribute("data-vk-worker"), { scope: ROOT.pathname, updateViaCache: "none" })
      .catch(function () { /* the course works all the same, as long as there is a network */ });
  }

  /* Takes away what was kept of this course, or of all courses of this site. */
  function forget(all) {
    over = true;
    function mine(name) {
      return /^vk-(pages|media):/.test(name) && (all || name.split(":")[1] === ROOT.pathname);
    }
    return workers.getRegistrations().then(function (found) {
      return Promise.all(found.filter(function (registration) {
        return all ? /\/sw\.js$/.test((registration.active || registration.waiting || registration.installing || {}).scriptURL)
          : registration.scope === ROOT.href;
      }).map(function (registration) { return registration.unregister(); }));
    }).then(function () { return caches.keys(); }).then(function (names) {
      return Promise.all(names.filter(mine).map(function (name) { return caches.delete(name); }));
    }).catch(function () { /* storage is off: then nothing was kept */ });
  }

  vk.offline = { recordings: "vk-media:" + ROOT.pathname, forget: forget, shared: shared };

  if (vk.store) {
    vk.store.on(function (path) {
      if (path[0] === "settings" && path[1] === "shared" && shared()) forget(true);
    });
  }
  function soon() { setTimeout(begin, QUIET); }
  if (document.readyState === "complete") soon();
  else window.addEventListener("load", soon);
})();
