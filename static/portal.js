// What makes the portal kinder where scripts run. Everything works without it. No text is made here: words come from the page.
(() => {
  "use strict";
  const find = (selector) => document.querySelector(selector);
  const summary = find("[role=alert][tabindex]");
  const exit = find("#exit");
  const offline = find("#offline");
  if (summary) summary.focus();

  // Leaving quickly ends the sign-in and takes this page's place in the history. Three times Shift within a second
  // does the same. Nobody waits for the answer: the page is gone at once.
  const leave = () => {
    fetch(exit.href, { redirect: "manual", keepalive: true }).catch(() => {});
    location.replace(exit.dataset.away);
  };
  let presses = [];
  if (exit) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
    addEventListener("keyup", (event) => {
      if (event.key !== "Shift") {
        presses = [];
        return;
      }
      presses = [...presses.slice(-2), event.timeStamp];
      if (presses.length === 3 && presses[2] - presses[0] < 1000) leave();
    });
  }

  // A form is sent once. Without a connection it is not sent at all, so that the text stays.
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (navigator.onLine === false) {
      event.preventDefault();
      form.append(offline);
      offline.hidden = false;
    } else if (form.dataset.sent) {
      event.preventDefault();
    } else if (!("again" in form.dataset)) {
      form.dataset.sent = "yes";
    }
  });
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
  addEventListener("online", () => {
    if (offline) offline.hidden = true;
  });

  // Two minutes before the end of the session the page asks whether somebody is still there.
  const session = find("#session");
  if (session && session.showModal) {
    const stay = find("#stay");
    const wait = () => setTimeout(() => session.showModal(), Math.max(0, session.dataset.left - 120) * 1000);
    wait();
    stay.addEventListener("click", (event) => {
      event.preventDefault();
      fetch(stay.formAction, { method: "POST", body: new FormData(stay.form), redirect: "manual" }).then(
        (answer) => {
          // The answer sends on to a page; there is no need to load it.
          if (!answer.ok && answer.type !== "opaqueredirect") throw answer;
          session.close();
          wait();
        },
      ).catch(() => {
        session.querySelector("[role=status]").textContent = session.dataset.failed;
      });
    });
  }

  // Reading aloud uses only voices of the device itself: other voices would send the text away.
  const button = find("#read");
  const speech = window.speechSynthesis;
  if (button && speech) {
    const label = button.querySelector("span");
    const start = label.textContent;
    const lang = document.documentElement.lang;
    const voice = () => speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));
    const show = () => {
      button.parentNode.hidden = !voice();
    };
    const rest = () => {
      label.textContent = start;
      button.dataset.on = "";
    };
    const text = () => [...document.querySelectorAll("main :is(h1,h2,h3,p,li,dt,dd,td,label,legend)")]
      .filter((part) => part.checkVisibility?.() !== false && !part.contains(button) && !part.querySelector("p,h3,li"))
      .map((part) => part.innerText.trim());
    button.addEventListener("click", () => {
      speech.cancel();
      if (button.dataset.on) return rest();
      button.dataset.on = "yes";
      label.textContent = button.dataset.stop;
      // Short pieces: some browsers fall silent in a long one.
      const pieces = text().filter(Boolean).map((words) => new SpeechSynthesisUtterance(words));
      for (const piece of pieces) {
        piece.voice = voice();
        piece.lang = lang;
        speech.speak(piece);
      }
      if (pieces.length) pieces[pieces.length - 1].onend = rest;
    });
    addEventListener("pagehide", () => speech.cancel());
    speech.addEventListener?.("voiceschanged", show);
    show();
  }
})();
