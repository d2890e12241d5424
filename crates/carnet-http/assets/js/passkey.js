// Passkeys: the browser's own dialogue, and a form that carries what comes of it. Without a script, or in a browser that
// knows no passkeys, the forms stay hidden and the words that say so stay shown.
const decode = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const words = (text) => (text ?? "").split(" ").filter((word) => word !== "");

// Asks the browser when the form is sent, and sends it once there is an answer.
function hold(form, ask) {
  form.hidden = false;
  const said = form.querySelector("[data-passkey-said]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = "";
    try {
      for (const [name, value] of Object.entries(await ask(form.dataset))) {
        form.elements[name].value = value;
      }
      form.submit();
    } catch {
      // Somebody who changed their mind, an authenticator that knows nothing, a network that is gone: the same words.
      said.textContent = form.dataset.failed;
    }
  });
}

async function open(data) {
  const answer = await fetch(data.passkeyOpen, { method: "POST" });
  if (!answer.ok) throw new Error(String(answer.status));
  const asked = await answer.json();
  const publicKey = {
    challenge: decode(asked.challenge),
    rpId: asked.party,
    timeout: asked.life_s * 1000,
    userVerification: "required",
  };
  const { rawId, response } = await navigator.credentials.get({ publicKey });
  return {
    identifiant: encode(rawId),
    client: encode(response.clientDataJSON),
    donnees: encode(response.authenticatorData),
    signature: encode(response.signature),
    titulaire: response.userHandle ? encode(response.userHandle) : "",
  };
}

async function create(data) {
  const key = (id) => ({ type: "public-key", id: decode(id) });
  const publicKey = {
    challenge: decode(data.passkeyCreate),
    rp: { id: data.party, name: data.service },
    user: { id: decode(data.handle), name: data.login, displayName: data.name },
    pubKeyCredParams: words(data.algorithms).map((alg) => ({ type: "public-key", alg: Number(alg) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: words(data.known).map(key),
    attestation: "none",
  };
  const { response } = await navigator.credentials.create({ publicKey });
  return {
    client: encode(response.clientDataJSON),
    attestation: encode(response.attestationObject),
  };
}

if (window.PublicKeyCredential) {
  for (const said of document.querySelectorAll("[data-passkey-missing]")) said.hidden = true;
  for (const form of document.querySelectorAll("[data-passkey-open]")) hold(form, open);
  for (const form of document.querySelectorAll("[data-passkey-create]")) hold(form, create);
}
