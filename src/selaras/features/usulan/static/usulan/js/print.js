// [data-print] prints the page.
document.addEventListener("click", (event) => event.target.closest?.("[data-print]") && window.print());
