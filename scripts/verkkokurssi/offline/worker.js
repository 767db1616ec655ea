/* Keeps a course readable without a network. What it keeps stands above: self.VK.files, path from
   the course's root → hash of its bytes (scripts/verkkokurssi/offline writes it).

   One version, never a mix of two: a version is kept only when every file of it has arrived with
   the right hash. While it is in use, all its files come from it, also when there is a newer one
   on the server. The newer one is fetched in the background and waits until no page of the course
   is open: it is taken at the next visit. Files that are the same in both are not fetched again.

   Recordings are kept only when the learner asks (theme/assets/vk/keep.js puts them into their own
   cache); one that the course no longer has goes with the next version. Nothing is reported to
   anybody: the worker only reads files of its own course. */
(function () {
  "use strict";
  var FILES = self.VK.files;
  var ROOT = new URL("./", self.location.href);
  var PREFIX = "vk-pages:" + ROOT.pathname + ":";
  var PAGES = PREFIX + self.VK.version;
  var MEDIA = "vk-media:" + ROOT.pathname;
  var HASH = "x-vk-integrity";
  var AT_ONCE = 6;

  function has(path) { return Object.prototype.hasOwnProperty.call(FILES, path); }

  /* A path from the course's root as the list has it; null for what lies elsewhere. */
  function path(url) {
    var address = new URL(url);
    if (address.origin !== ROOT.origin || address.pathname.indexOf(ROOT.pathname) !== 0) return null;
    var found = address.pathname.slice(ROOT.pathname.length);
    return found.replace(/(^|\/)index\.html$/, "$1");
  }

  /* Never caches.open to look: it makes a cache anew where the learner has just deleted it. */
  function within(cache, address) { return caches.match(address, { cacheName: cache, ignoreVary: true }); }

  function kept(name) {
    return within(PAGES, ROOT + name);
  }

  /* ---- Keeping a version -------------------------------------------------------------------- */

  function older(name) {
    return caches.keys().then(function (names) {
      var mine = names.filter(function (other) { return other.indexOf(PREFIX) === 0; });
      return mine.reduce(function (found, other) {
        return found.then(function (response) {
          if (response) return response;
          return within(other, ROOT + name).then(function (response) {
            return response && response.headers.get(HASH) === FILES[name] ? response : null;
          });
        });
      }, Promise.resolve(null));
    });
  }

  /* The server's answer with its headers (the page's policy is among them) and its hash. A body
     under any other hash is refused by the browser itself. */
  function fetched(name) {
    var request = new Request(ROOT + name, { integrity: FILES[name], cache: "no-cache", credentials: "same-origin" });
    return fetch(request).then(function (response) {
      if (!response.ok) throw new Error(response.status + " " + name);
      return response.blob().then(function (body) {
        var headers = new Headers(response.headers);
        headers.delete("content-encoding");
        headers.delete("content-length");
        headers.set(HASH, FILES[name]);
        return new Response(body, { headers: headers });
      });
    });
  }

  self.addEventListener("install", function (event) {
    var left = Object.keys(FILES).reverse();
    event.waitUntil(caches.open(PAGES).then(function (cache) {
      function next() {
        var name = left.pop();
        if (name === undefined) return null;
        return older(name).then(function (response) {
          return response || fetched(name);
        }).then(function (response) { return cache.put(ROOT + name, response); }).then(next);
      }
      var lines = [];
      for (var i = 0; i < AT_ONCE; i += 1) lines.push(next());
      return Promise.all(lines);
    }));
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf(PREFIX) === 0 && name !== PAGES;
      }).map(function (name) { return caches.delete(name); }));
    }).then(function () {
      return caches.has(MEDIA);
    }).then(function (any) {
      return any && caches.open(MEDIA).then(function (cache) {
        return cache.keys().then(function (requests) {
          return Promise.all(requests.filter(function (request) {
            return self.VK.media.indexOf(path(request.url)) < 0;
          }).map(function (request) { return cache.delete(request); }));
        });
      });
    }));
  });

  /* ---- Answering ---------------------------------------------------------------------------- */

  function page(request, name) {
    return kept(name).then(function (response) {
      if (response) return response;
      if (has(name + "/")) return Response.redirect(ROOT + name + "/");
      return fetch(request).catch(function () { return Response.redirect(ROOT + self.VK.offline); });
    });
  }

  function file(request, name) {
    return kept(name).then(function (response) { return response || fetch(request); });
  }

  /* A picture in a size that was not kept: from the network, else the size that was. */
  var small = {};
  Object.keys(FILES).forEach(function (name) {
    var picture = /^(media\/[0-9a-f]{16})-/.exec(name);
    if (picture) small[picture[1]] = name;
  });

  function picture(request, name) {
    return fetch(request).catch(function (error) {
      var other = small[name.split("-")[0]];
      if (!other) throw error;
      return kept(other).then(function (response) {
        if (!response) throw error;
        return response;
      });
    });
  }

  /* Players ask for parts of a recording. */
  function part(response, range) {
    var wanted = /^bytes=(\d+)-(\d*)$/.exec(range || "");
    if (!wanted) return response;
    return response.blob().then(function (body) {
      var from = Number(wanted[1]);
      var to = Math.min(wanted[2] ? Number(wanted[2]) : Infinity, body.size - 1);
      if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + body.size } });
      return new Response(body.slice(from, to + 1), {
        status: 206,
        headers: {
          "Accept-Ranges": "bytes",
          "Content-Length": String(to + 1 - from),
          "Content-Range": "bytes " + from + "-" + to + "/" + body.size,
          "Content-Type": response.headers.get("Content-Type") || ""
        }
      });
    });
  }

  function recording(request) {
    return within(MEDIA, request.url.split("#")[0]).then(function (response) {
      return response ? part(response, request.headers.get("range")) : fetch(request);
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var name = request.method === "GET" ? path(request.url) : null;
    if (name === null) return;
    if (request.mode === "navigate") event.respondWith(page(request, name));
    else if (has(name)) event.respondWith(file(request, name));
    else if (self.VK.media.indexOf(name) >= 0) event.respondWith(recording(request));
    else if (/^media\/[0-9a-f]{16}-/.test(name)) event.respondWith(picture(request, name));
  });
})();
