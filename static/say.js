// Telling something out loud: the device itself records, and the recording is put in the form, which sends it as a file.
// Nothing is kept in the browser. Without scripts the form takes a recording that the phone made.
(() => {
  const find = (name) => document.querySelector(`#${name}`);
  const box = find("say");
  const start = find("say-start");
  const stop = find("say-stop");
  const told = find("say-told");
  const again = find("say-again");
  const media = navigator.mediaDevices;
  const type = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"].find((one) => window.MediaRecorder?.isTypeSupported(one));
  if (!media || !type) return;
  box.hidden = false;
  let recorder;

  const keep = (parts) => {
    const kind = type.split(";")[0];
    const file = new File(parts, `story.${kind.split("/")[1]}`, { type: kind });
    const list = new DataTransfer();
    list.items.add(file);
    find("file").files = list.files;
    URL.revokeObjectURL(again.src);
    again.src = URL.createObjectURL(file);
    again.hidden = false;
    told.textContent = box.dataset.kept;
  };
  const show = (runs) => {
    start.hidden = runs;
    stop.hidden = !runs;
    (runs ? stop : start).focus();
  };
  stop.hidden = true;

  start.addEventListener("click", () => {
    media.getUserMedia({ audio: true }).then((stream) => {
      const parts = [];
      recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32000 });
      recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
      recorder.addEventListener("stop", () => {
        for (const track of stream.getTracks()) track.stop();
        show(false);
        keep(parts);
      });
      recorder.start(1000);
      again.hidden = true;
      told.textContent = box.dataset.runs;
      show(true);
      // A little less than the longest: the portal measures it again.
      setTimeout(() => recorder.state === "recording" && recorder.stop(), box.dataset.minutes * 60000 - 2000);
    }).catch(() => {
      told.textContent = box.dataset.no;
    });
  });
  stop.addEventListener("click", () => recorder.stop());
})();
