/* Keeps an episode on this device when the learner asks for it, and removes it again. The file
   lies in a cache of its own (see offline.js); the worker plays it from there without a network. */
(function () {
  "use strict";
  var work = window.vk.work;
  var offline = window.vk.offline;
  var make = work.make;

  document.querySelectorAll(".vk-keep").forEach(function (box) {
    if (!offline || offline.shared()) {
      box.remove();
      return;
    }
    var link = box.parentElement.querySelector("a.vk-download[data-vk-size]");
    var address = link.href;
    var state = make("p", "vk-keep__state");
    state.setAttribute("role", "status");
    var row = make("p", "vk-keep__buttons");
    box.append(row, state);
    var stopped = null;

    function button(key, press) {
      return work.button("vk-tool", work.text(key, { size: link.getAttribute("data-vk-size") }), press);
    }

    function show(made, text, focus) {
      row.replaceChildren(made);
      state.textContent = text;
      if (focus) made.focus();
    }

    function offer(text, focus) { show(button("keep_keep", load), text, focus); }
    function kept(focus) { show(button("keep_remove", remove), work.text("keep_kept"), focus); }
    function failed() { offer(work.text("keep_failed"), true); }

    function load() {
      stopped = new AbortController();
      show(button("keep_stop", function () { stopped.abort(); }), work.text("keep_loading", { n: 0 }), true);
      fetch(address, { signal: stopped.signal, credentials: "same-origin" }).then(function (response) {
        if (!response.ok) throw new Error(String(response.status));
        var total = Number(response.headers.get("Content-Length"));
        var type = response.headers.get("Content-Type") || "";
        return read(response.body.getReader(), total).then(function (parts) {
          return caches.open(offline.recordings).then(function (cache) {
            return cache.put(address, new Response(new Blob(parts, { type: type }), { headers: { "Content-Type": type } }));
          });
        });
      }).then(function () { kept(true); }, function (error) {
        if (error.name === "AbortError") offer("", true);
        else failed();
      });
    }

    /* The bytes, with a word about every tenth of them. */
    function read(reader, total) {
      var parts = [];
      var count = 0;
      var said = 0;
      function next() {
        return reader.read().then(function (piece) {
          if (piece.done) return parts;
          parts.push(piece.value);
          count += piece.value.length;
          var tenth = total ? Math.floor(Math.min(1, count / total) * 10) * 10 : 0;
          if (tenth > said) {
            said = tenth;
            state.textContent = work.text("keep_loading", { n: tenth });
          }
          return next();
        });
      }
      return next();
    }

    function remove() {
      caches.open(offline.recordings).then(function (cache) { return cache.delete(address); }).then(function () {
        offer(work.text("keep_removed"), true);
      }, failed);
    }

    caches.match(address, { cacheName: offline.recordings }).then(function (found) {
      if (found) kept(false);
      else offer("", false);
    }, function () { box.remove(); /* storage is off */ });
  });
})();
