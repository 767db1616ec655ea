/* What a learner's own browser keeps of one course. Nothing of it is ever sent anywhere.

   One record per course, as JSON under the key `vk:<course>:1` of localStorage:
     version    1. Another version is another key; an unknown one is left alone.
     updated    when it was last written (ISO time, as every `at`)
     sections   {<section>: {done: true|false, at}}
     works      {"<folder>/<slug>": {seen: true, skipped: true}}   skipped by way of a content note
     fields     {"<work>#<field>": text}                           own writings
     quizzes    {"<work>": {answers, checked, result}}
     media      {"<work>": seconds}                                where listening stopped
     favourites ["<work>", …]
     place      {url, title, at}                                   url from the site's root
     settings   {sharedComputer: true|false, name: text}           name: only when it was asked to be kept
   Works are known by their ids, so a record outlives updates of the course; `forget` drops what
   the course no longer has, but never what somebody wrote.

   Every change re-reads the record and changes only its own path, so two tabs do not overwrite
   each other. When the storage is blocked, full or unreadable, changes wait in memory: the page
   works, and `available()` is "none". On a shared computer (the key `vk.shared`, which says
   nothing about anybody) the record lies in sessionStorage and ends with the tab, or after two
   hours without use. */
(function () {
  "use strict";
  var VERSION = 1;
  var SHARED = "vk.shared";
  var IDLE = 2 * 60 * 60 * 1000; /* milliseconds */
  var MAPS = ["sections", "works", "fields", "quizzes", "media"];
  var vk = window.vk;
  if (!vk.course) return; /* the portal keeps nothing */
  var KEY = "vk:" + vk.course.course + ":" + VERSION;

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
    if (settings.sharedComputer === true) record.settings.sharedComputer = true;
    if (typeof settings.name === "string" && settings.name) record.settings.name = settings.name.slice(0, 200);
    return record;
  }

  /* ---- Reading and writing ------------------------------------------------------------------ */

  var pending = new Map(); /* what could not be written yet: path → change of a record */
  var listeners = [];
  var trouble = "";        /* "" | "blocked" | "full" | "corrupt" */
  var said = false;
  var quiet = false;
  var lastRaw, lastRecord;

  function isShared() {
    try { return localStorage.getItem(SHARED) === "on"; } catch (error) { return false; }
  }

  function area() { return isShared() ? sessionStorage : localStorage; }

  function read() {
    var raw = null;
    try { raw = area().getItem(KEY); } catch (error) { trouble = "blocked"; }
    if (raw === null) return empty();
    if (raw !== lastRaw) {
      lastRaw = raw;
      try { lastRecord = clean(JSON.parse(raw)); } catch (error) { lastRecord = null; }
    }
    if (!lastRecord) trouble = "corrupt";
    else if (trouble === "corrupt") trouble = "";
    return lastRecord ? copy(lastRecord, 9) : empty();
  }

  function current() {
    var record = read();
    pending.forEach(function (change) { change(record); });
    return record;
  }

  function tell(path) {
    listeners.slice().forEach(function (listener) { listener(path); });
    document.dispatchEvent(new CustomEvent("vk:store", { detail: { path: path } }));
  }

  function commit(path, change) {
    var key = path.join("\n");
    pending.delete(key);
    pending.set(key, change);
    var record = current();
    if (trouble !== "corrupt") {
      record.updated = new Date().toISOString();
      try {
        area().setItem(KEY, JSON.stringify(record));
        pending.clear();
        trouble = "";
      } catch (error) {
        trouble = trouble || (/quota/i.test(error.name) ? "full" : "blocked");
      }
    }
    tell(path);
    if (trouble && !quiet && !said) {
      said = true;
      vk.say(store.problem());
    }
    return !trouble;
  }

  function within(record, path, make) {
    for (var i = 0; i < path.length - 1 && record; i += 1) {
      if (!isMap(record[path[i]]) && make) record[path[i]] = Object.create(null);
      record = isMap(record[path[i]]) ? record[path[i]] : undefined;
    }
    return record;
  }

  /* ---- For the other scripts ----------------------------------------------------------------- */

  var store = vk.store = {
    /* get("fields", "exercises/x#why") → its value (a copy), or undefined. */
    get: function () {
      var path = Array.from(arguments);
      var holder = within(current(), path, false);
      var value = holder && holder[path[path.length - 1]];
      return value === undefined || value === null ? undefined : copy(value, 9);
    },
    /* set("fields", "exercises/x#why", "text") → whether it is kept. */
    set: function () {
      var path = Array.from(arguments);
      var value = copy(path.pop(), 9);
      return commit(path, function (record) { within(record, path, true)[path[path.length - 1]] = copy(value, 9); });
    },
    remove: function () {
      var path = Array.from(arguments);
      return commit(path, function (record) {
        var holder = within(record, path, false);
        if (holder) delete holder[path[path.length - 1]];
      });
    },
    favourite: function (id, on) {
      return commit(["favourites", id], function (record) {
        record.favourites = record.favourites.filter(function (other) { return other !== id; });
        if (on) record.favourites.push(id);
      });
    },
    all: current,
    clean: clean,
    /* Take a whole record instead of the one that is kept; false when it is not one. */
    replace: function (value) {
      var record = clean(value);
      if (!record) return false;
      record.settings.sharedComputer = isShared();
      pending.clear();
      if (trouble === "corrupt") store.clear();
      return commit([], function (now) { Object.assign(now, copy(record, 9)); });
    },
    clear: function () {
      pending.clear();
      trouble = "";
      lastRaw = undefined;
      ["localStorage", "sessionStorage"].forEach(function (name) {
        try { window[name].removeItem(KEY); } catch (error) { trouble = "blocked"; }
      });
      tell([]);
    },
    /* Forget what the course no longer has. Own writings stay: they are the learner's. */
    forget: function (sections, works) {
      var record = current();
      function gone(names, known) { return names.filter(function (name) { return known.indexOf(name) < 0; }); }
      var old = gone(Object.keys(record.sections), sections).map(function (s) { return ["sections", s]; });
      ["works", "quizzes", "media"].forEach(function (map) {
        gone(Object.keys(record[map]), works).forEach(function (id) { old.push([map, id]); });
      });
      store.quietly(function () {
        old.forEach(function (path) { store.remove(path[0], path[1]); });
        gone(record.favourites, works).forEach(function (id) { store.favourite(id, false); });
      });
    },
    on: function (listener) { listeners.push(listener); },
    /* Changes nobody asked for (the page was opened) say nothing when they cannot be kept. */
    quietly: function (change) {
      var before = quiet;
      quiet = true;
      try { change(); } finally { quiet = before; }
    },
    available: function () {
      read();
      return trouble ? "none" : isShared() ? "session" : "local";
    },
    /* Why nothing is kept, in words; "" when all is well. */
    problem: function () {
      read();
      return trouble ? vk.text("store_" + trouble) : "";
    },
    shared: isShared,
    /* Everything of this site to sessionStorage, or this course back; false when it cannot be. */
    share: function (on) {
      try {
        var from = on ? localStorage : sessionStorage;
        var to = on ? sessionStorage : localStorage;
        var keys = Object.keys(from).filter(function (key) { return on ? /^vk:[^:]+:\d+$/.test(key) : key === KEY; });
        keys.forEach(function (key) { to.setItem(key, from.getItem(key)); });
        if (on) localStorage.setItem(SHARED, "on");
        else localStorage.removeItem(SHARED);
        keys.forEach(function (key) { from.removeItem(key); });
      } catch (error) { return false; }
      lastRaw = undefined;
      return store.set("settings", "sharedComputer", on) || true;
    }
  };

  /* ---- Other tabs, and coming back ----------------------------------------------------------- */

  window.addEventListener("storage", function (event) {
    if (event.key === KEY || event.key === SHARED || event.key === null) tell([]);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) open(); });

  function open() {
    if (isShared()) {
      var updated = Date.parse(read().updated);
      if (updated < Date.now() - IDLE) store.clear();
      try { /* written by a tab that did not know yet */
        if (localStorage.getItem(KEY) !== null) {
          if (sessionStorage.getItem(KEY) === null) store.share(true);
          else localStorage.removeItem(KEY);
        }
      } catch (error) { /* said when something is to be kept */ }
    }
    tell([]);
  }
  open();
})();
