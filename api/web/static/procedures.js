// Offers procedures of the catalogue: those of the chosen field, or those whose name or code is typed.

const SETTLED_MS = 250;
const MOST = 200;

const field = document.getElementById("linh-vuc");
const code = document.getElementById("thu-tuc");
const procedures = document.getElementById("thu-tuc-list");
let asked = 0;
let settling = 0;

function optionOf(procedure) {
  const option = document.createElement("option");
  option.value = procedure.code;
  option.textContent = procedure.name;
  return option;
}

async function offer(query) {
  asked += 1;
  const turn = asked;
  const answer = await fetch(`/v1/catalogue/procedures?${new URLSearchParams({ ...query, limit: MOST })}`);
  if (!answer.ok || turn !== asked) return;
  procedures.replaceChildren(...(await answer.json()).items.map(optionOf));
}

field?.addEventListener("change", () => field.value && offer({ field: field.value }));
code?.addEventListener("input", () => {
  clearTimeout(settling);
  const typed = code.value.trim();
  if (typed.length >= 3) settling = setTimeout(() => offer({ q: typed }), SETTLED_MS);
});
