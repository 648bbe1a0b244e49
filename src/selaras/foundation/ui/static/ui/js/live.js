// A quiet word when others have changed what is on screen: an element with data-live-url listens to that stream;
// every event named "berubah" (or without a name) shows [data-live-notice]. Nothing moves by itself.
const source = document.querySelector("[data-live-url]");
if (source && "EventSource" in window) {
  const stream = new EventSource(source.dataset.liveUrl);
  const tell = (event) => {
    if (event.data && event.data === document.body.dataset.seen) return; // the change this person made
    const notice = document.querySelector("[data-live-notice]");
    if (notice) notice.hidden = false;
  };
  stream.addEventListener("message", tell);
  stream.addEventListener("berubah", tell);
  window.addEventListener("pagehide", () => stream.close());
}
