// Passkeys: <form data-passkey="get|create" data-begin="/address/"> with hidden fields `challenge` and `answer`,
// and a [data-passkey-button] that shows itself where the browser can. The form is then sent as any other.
{
  const bytes = (words) => Uint8Array.from(atob(words.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const words = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

  const begin = async (form) => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    const answer = await fetch(form.dataset.begin, { method: "POST", body });
    if (!answer.ok) throw new Error();
    const { challenge, options } = await answer.json();
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of [options.allowCredentials, options.excludeCredentials])
      for (const each of list ?? []) each.id = bytes(each.id);
    return { challenge, options };
  };

  const asked = async (form, button) => {
    const { challenge, options } = await begin(form);
    const made = await navigator.credentials[form.dataset.passkey]({ publicKey: options });
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (made.response[part]) response[part] = words(made.response[part]);
    const whole = { id: made.id, rawId: words(made.rawId), type: made.type, response, clientExtensionResults: {} };
    form.elements.challenge.value = challenge;
    form.elements.answer.value = JSON.stringify(whole);
    button.disabled = false;
    form.requestSubmit(button);
  };

  if (window.PublicKeyCredential)
    for (const form of document.querySelectorAll("form[data-passkey]"))
      for (const button of form.querySelectorAll("[data-passkey-button]")) {
        button.hidden = false;
        button.addEventListener("click", async (event) => {
          if (form.elements.answer.value) return;
          event.preventDefault();
          button.disabled = true;
          try {
            await asked(form, button);
          } catch {
            form.elements.challenge.value = form.elements.answer.value = "";
          } finally {
            button.disabled = false;
          }
        });
      }
}
