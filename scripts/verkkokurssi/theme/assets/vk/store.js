/* What a learner's own browser keeps of one course. Nothing of it is ever sent anywhere.

   One record per course, as `store.all()` gives it and the learner's file carries it:
     version    1. Another version has other keys; those of an unknown one are left alone.
     updated    when it was last written (ISO time, as every `at`)
     sections   {<section>: {done: true|false, at}}
     works      {"<folder>/<slug>": {seen: true, skipped: true}}   skipped by way of a content note
     fields     {"<work>#<field>": text}                           own writings
     quizzes    {"<work>": {answers, checked, result}}
     media      {"<work>": seconds}                                where listening stopped
     favourites ["<work>", …]                                      the first one kept comes first
     place      {url, title, at}                                   url from the site's root
     settings   {name: text}                                       only when it was asked to be kept
   Works are known by their ids, so a record outlives updates of the course; `forget` drops what
   the course no longer has, but never what somebody wrote.

   It lies in localStorage in pieces, one key for each, as JSON: `vk:<course>:1:<part>`, or
   `vk:<course>:1:<part>:<id>` (a favourite's piece is when it was kept, in milliseconds). Browsers
   bring tabs together key by key, and late: were the record one value, two tabs would write over
   each other's changes, however fresh each had read it. When the storage is blocked, full or
   unreadable, changes wait in memory: the page works, and `available()` is "none". On a shared
   computer (the key `vk.shared`, which says nothing about anybody) the pieces lie in
   sessionStorage and end with the tab, or after two hours without use. */
(function () {
  "use strict";
  var VERSION = 1;
  var SHARED = "vk.shared";
  var IDLE = 2 * 60 * 60 * 1000; /* milliseconds */
  var MAPS = ["sections", "works", "fields", "quizzes", "media"];
  var vk = window.vk;
  if (!vk.course) return; /* the portal keeps nothing */
  var PREFIX = "vk:" + vk.course.course + ":" + VERSION + ":";

  /* ---- A record of the right shape ---------------------------------------------------------- */

  function isMap(value) { return value !== null && typeof value === "object" && !Array.isArray(value); }

  /* A deep copy of JSON in objects without a prototype: no key can reach anything but data. */
  function copy(value, depth) {
    if (Array.isArray(value)) return depth ? value.map(function (v) { return copy(v, depth - 1); }) : [];
    if (!isMap(value)) return value === undefined || typeof value === "function" ? null : value;
    var made = Object.create(null);
    if (depth) Object.keys(value).forEach(function (key) { made[key] = copy(value[key], depth - 1); });
    return made;
  }

  function time(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(value) ? value : "";
  }

  var SHAPES = {
    sections: function (v) { return isMap(v) ? { done: v.done === true, at: time(v.at) } : undefined; },
    works: function (v) { return isMap(v) ? { seen: v.seen === true, skipped: v.skipped === true } : undefined; },
    fields: function (v) { return typeof v === "string" ? v : undefined; },
    quizzes: function (v) { return isMap(v) ? copy(v, 6) : undefined; },
    media: function (v) { return typeof v === "number" && isFinite(v) && v >= 0 ? v : undefined; }
  };

  /* Only these addresses: a page below the root of this course, perhaps a place in it. */
  function isPlace(value) {
    return isMap(value) && typeof value.url === "string"
      && /^([a-z0-9][\w.-]*\/)+(#[\w.-]+)?$/.test(value.url);
  }

  function empty() {
    var record = Object.create(null);
    record.version = VERSION;
    record.updated = "";
    MAPS.forEach(function (name) { record[name] = Object.create(null); });
    record.favourites = [];
    record.place = null;
    record.settings = Object.create(null);
    return record;
  }

  /* Whatever was read, as a record; null when it is none. What is of the wrong kind is dropped. */
  function clean(value) {
    if (!isMap(value) || value.version !== VERSION) return null;
    var record = empty();
    record.updated = time(value.updated);
    MAPS.forEach(function (name) {
      if (!isMap(value[name])) return;
      Object.keys(value[name]).forEach(function (key) {
        var found = key.length <= 300 ? SHAPES[name](value[name][key]) : undefined;
        if (found !== undefined) record[name][key] = found;
      });
    });
    if (Array.isArray(value.favourites)) {
      record.favourites = value.favourites.filter(function (id, index, all) {
        return typeof id === "string" && id.length <= 300 && all.indexOf(id) === index;
      });
    }
    if (isPlace(value.place)) {
      record.place = { url: value.place.url, title: String(value.place.title || "").slice(0, 300), at: time(value.place.at) };
    }
    var settings = isMap(value.settings) ? value.settings : {};
    if (typeof settings.name === "string" && settings.name) record.settings.name = settings.name.slice(0, 200);
    return record;
  }

  /* ---- Reading and writing ------------------------------------------------------------------ */

  var pending = new Map(); /* what could not be written yet: key → value, undefined when it goes */
  var listeners = [];
  var trouble = "";        /* "" | "blocked" | "full" | "corrupt" */
  var said = false;
  var quiet = false;
  var parsed = new Map();  /* key → {raw, value}: nothing is parsed twice */

  function isShared() {
    try { return localStorage.getItem(SHARED) === "on"; } catch (error) { return false; }
  }

  function area() { return isShared() ? sessionStorage : localStorage; }

  function key(path) { return PREFIX + path.join(":"); }

  function ours(storage, pattern) {
    return Object.keys(storage).filter(function (name) { return pattern ? pattern.test(name) : name.startsWith(PREFIX); });
  }

  /* The pieces as they are in the storage, those that wait laid over them: key → value. */
  function pieces() {
    var found = new Map();
    var broken = false;
    try {
      var storage = area();
      ours(storage).forEach(function (name) {
        var raw = storage.getItem(name);
        var known = parsed.get(name);
        if (!known || known.raw !== raw) {
          known = { raw: raw, value: undefined };
          try { known.value = JSON.parse(raw); } catch (error) { /* said below */ }
          parsed.set(name, known);
        }
        if (known.value === undefined) broken = true;
        else found.set(name, known.value);
      });
    } catch (error) { trouble = "blocked"; }
    if (broken) trouble = "corrupt";
    else if (trouble === "corrupt") trouble = "";
    pending.forEach(function (value, name) {
      if (value === undefined) found.delete(name);
      else found.set(name, value);
    });
    return found;
  }

  function current() {
    var whole = empty();
    var kept = [];
    pieces().forEach(function (value, name) {
      var path = name.slice(PREFIX.length);
      var at = path.indexOf(":");
      var part = at < 0 ? path : path.slice(0, at);
      var id = path.slice(at + 1);
      if (path === "place" || path === "updated") whole[path] = value;
      else if (part === "favourites") kept.push({ id: id, when: value });
      else if (isMap(whole[part])) whole[part][id] = value;
    });
    kept.sort(function (a, b) { return a.when - b.when || (a.id < b.id ? -1 : 1); });
    whole.favourites = kept.map(function (one) { return one.id; });
    return clean(whole);
  }

  function tell(path) {
    listeners.slice().forEach(function (listener) { listener(path); });
    document.dispatchEvent(new CustomEvent("vk:store", { detail: { path: path } }));
  }

  /* All that waits is written, or nothing of it. What goes is written first: it makes room. */
  function write() {
    var storage = area();
    var before = [];
    function put(value, name) {
      var old = storage.getItem(name);
      if (value === undefined) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(value));
      before.unshift([name, old]);
    }
    try {
      pending.forEach(function (value, name) { if (value === undefined) put(value, name); });
      pending.forEach(function (value, name) { if (value !== undefined) put(value, name); });
      put(new Date().toISOString(), key(["updated"]));
    } catch (error) {
      before.forEach(function (old) {
        if (old[1] === null) storage.removeItem(old[0]);
        else storage.setItem(old[0], old[1]);
      });
      throw error;
    }
  }

  /* changes: [[path, value or undefined], …]; → whether they are kept. */
  function commit(changes) {
    changes.forEach(function (change) { pending.set(key(change[0]), change[1]); });
    pieces();
    if (trouble !== "corrupt") {
      try {
        write();
        pending.clear();
        trouble = "";
      } catch (error) {
        trouble = trouble || (/quota/i.test(error.name) ? "full" : "blocked");
      }
    }
    tell(changes.length === 1 ? changes[0][0] : []);
    if (trouble && !quiet && !said) {
      said = true;
      vk.say(store.problem());
    }
    return !trouble;
  }

  /* ---- For the other scripts ----------------------------------------------------------------- */

  var store = vk.store = {
    /* get("fields", "exercises/x#why") → its value (a copy), or undefined. */
    get: function () {
      var found = current();
      for (var i = 0; i < arguments.length && found; i += 1) found = isMap(found) ? found[arguments[i]] : undefined;
      return found === null ? undefined : found;
    },
    /* set("fields", "exercises/x#why", "text") → whether it is kept. */
    set: function () {
      var path = Array.from(arguments);
      var value = copy(path.pop(), 9);
      return commit([[path, value]]);
    },
    remove: function () { return commit([[Array.from(arguments), undefined]]); },
    favourite: function (id, on) { return commit([[["favourites", id], on ? Date.now() : undefined]]); },
    all: current,
    clean: clean,
    /* Take a whole record instead of the one that is kept; false when it is not one. */
    replace: function (value) {
      var record = clean(value);
      if (!record) return false;
      pending.clear();
      if (trouble === "corrupt") store.clear();
      var changes = [];
      pieces().forEach(function (old, name) { changes.push([[name.slice(PREFIX.length)], undefined]); });
      MAPS.concat("settings").forEach(function (part) {
        Object.keys(record[part]).forEach(function (id) { changes.push([[part, id], record[part][id]]); });
      });
      record.favourites.forEach(function (id, index) { changes.push([["favourites", id], index]); });
      if (record.place) changes.push([["place"], record.place]);
      return commit(changes);
    },
    clear: function () {
      pending.clear();
      trouble = "";
      ["localStorage", "sessionStorage"].forEach(function (name) {
        try {
          ours(window[name]).forEach(function (piece) { window[name].removeItem(piece); });
        } catch (error) { trouble = "blocked"; }
      });
      tell([]);
    },
    /* Forget what the course no longer has. Own writings stay: they are the learner's. */
    forget: function (sections, works) {
      var record = current();
      var changes = [];
      function drop(part, ids, known) {
        ids.forEach(function (id) { if (known.indexOf(id) < 0) changes.push([[part, id], undefined]); });
      }
      drop("sections", Object.keys(record.sections), sections);
      ["works", "quizzes", "media"].forEach(function (map) { drop(map, Object.keys(record[map]), works); });
      drop("favourites", record.favourites, works);
      if (changes.length) store.quietly(function () { commit(changes); });
    },
    on: function (listener) { listeners.push(listener); },
    /* Changes nobody asked for (the page was opened) say nothing when they cannot be kept. */
    quietly: function (change) {
      var before = quiet;
      quiet = true;
      try { change(); } finally { quiet = before; }
    },
    available: function () {
      pieces();
      return trouble ? "none" : isShared() ? "session" : "local";
    },
    /* Why nothing is kept, in words; "" when all is well. */
    problem: function () {
      pieces();
      return trouble ? vk.text("store_" + trouble) : "";
    },
    shared: isShared,
    /* Everything of this site to sessionStorage, or this course back; false when it cannot be. */
    share: function (on) {
      var now = JSON.stringify(new Date().toISOString()); /* two hours begin here, for every course */
      var moved = [];
      try {
        var from = on ? localStorage : sessionStorage;
        var to = on ? sessionStorage : localStorage;
        ours(from, on ? /^vk:[^:]+:\d+:/ : undefined).forEach(function (name) {
          to.setItem(name, /^vk:[^:]+:\d+:updated$/.test(name) ? now : from.getItem(name));
          moved.push(name);
        });
        if (on) localStorage.setItem(SHARED, "on");
        else localStorage.removeItem(SHARED);
        moved.forEach(function (name) { from.removeItem(name); });
      } catch (error) {
        moved.forEach(function (name) { to.removeItem(name); });
        return false;
      }
      tell(["settings", "shared"]);
      return true;
    }
  };

  /* ---- Other tabs, and coming back ----------------------------------------------------------- */

  var waking = 0; /* one change of another tab may be many keys: they are told once */
  window.addEventListener("storage", function (event) {
    if (event.key !== null && event.key !== SHARED && !event.key.startsWith(PREFIX)) return;
    clearTimeout(waking);
    waking = setTimeout(tell, 0, []);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) open(); });

  function open() {
    if (isShared()) {
      var updated = Date.parse(current().updated);
      if (updated < Date.now() - IDLE) store.clear();
      try { /* written by a tab that did not know yet */
        var late = ours(localStorage);
        if (late.length && !ours(sessionStorage).length) store.share(true);
        else late.forEach(function (name) { localStorage.removeItem(name); });
      } catch (error) { /* said when something is to be kept */ }
    }
    tell([]);
  }
  open();
})();
