// On an open counter: a visit begins under the cover. After that the text is shown, and goes away with one key
// or when nobody touches anything.
// Without scripts it is not shown until somebody asks for it.
(() => {
  "use strict";
  const cover = document.querySelector("#cover");
  const idle = 30000;
  let wait;
  const touched = () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      cover.open = false;
    }, idle);
  };
  cover.open = location.hash !== "#cover";
  touched();
  addEventListener("keydown", (event) => {
    touched();
    if (event.key !== "F9") return;
    event.preventDefault();
    cover.open = !cover.open;
  });
  for (const kind of ["pointerdown", "pointermove", "scroll"]) addEventListener(kind, touched, { passive: true });
  // Somebody who looks elsewhere leaves nothing on the screen.
  addEventListener("blur", () => {
    cover.open = false;
  });
})();
