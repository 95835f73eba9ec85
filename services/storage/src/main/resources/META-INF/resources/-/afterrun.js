// Commands and digests are copied with one press. Without this script a click selects them.
'use strict';

const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers have a clipboard only where the connection is secure; what follows is older, and works everywhere.
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
};

for (const code of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.title = 'copy';
  button.setAttribute('aria-label', `copy ${code.dataset.copy}`);
  button.addEventListener('click', async () => {
    if (!await copied(code.textContent.trim())) return;
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  });
  code.after(button);
}
