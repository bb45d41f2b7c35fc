/**
 * Asks for a file with the browser's own dialog; undefined when the user thinks better of it. Must be called from a
 * press of a button.
 */
export async function chooseFile(accept: string): Promise<File | undefined> {
  return (await ask(accept, false))[0];
}

/** The same for any number of files, none when the user thinks better of it. */
export const chooseFiles = (accept: string): Promise<readonly File[]> => ask(accept, true);

function ask(accept: string, multiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = multiple;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
