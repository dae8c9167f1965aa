// Comfort only: everything works without it. "/" focuses the search box; a changed filter is applied at once.
"use strict";
document.addEventListener("keydown", (event) => {
  const box = document.getElementById("q");
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
const form = document.getElementById("search");
if (form) {
  document.documentElement.classList.add("script");
  document.getElementById("filters")?.addEventListener("change", () => form.requestSubmit());
  // Empty fields stay out of the address.
  form.addEventListener("formdata", (event) => {
    for (const name of new Set(event.formData.keys())) {
      const given = event.formData.getAll(name).filter((value) => String(value).trim() !== "");
      event.formData.delete(name);
      given.forEach((value) => event.formData.append(name, value));
    }
  });
}
